using SloWatch.Core.Alerting.Decisions;

namespace SloWatch.Core.Alerting.States;

public enum ObservationKind
{
    /// <summary>Nobody can say.</summary>
    Unknown,

    /// <summary>The cause does not hold.</summary>
    Clear,

    /// <summary>The cause holds.</summary>
    Over,

    /// <summary>The rules no longer have the cause.</summary>
    Gone,
}

/// <summary>What is seen of one cause for alert at one moment. Nothing seen at all is unknown.</summary>
public readonly record struct Observation
{
    private readonly IDecision? decision;
    private readonly string? why;

    private Observation(ObservationKind kind, IDecision? decision, string? why) => (Kind, this.decision, this.why) = (kind, decision, why);

    public ObservationKind Kind { get; }

    /// <summary>A sentence for people. It is put into words only when someone asks.</summary>
    public string Reason => decision?.Reason ?? why ?? "";

    public static Observation Of(IDecision decision) => new(decision.IsOver ? ObservationKind.Over : ObservationKind.Clear, decision, null);

    public static Observation Unknown(string why) => new(ObservationKind.Unknown, null, why);

    public static Observation Gone(string why) => new(ObservationKind.Gone, null, why);
}

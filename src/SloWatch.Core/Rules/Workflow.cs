using SloWatch.Core.Events;
using SloWatch.Core.Time.Calendars;

namespace SloWatch.Core.Rules;

/// <summary>What process owners call one business process, however many sources feed it.</summary>
public sealed record Workflow(string Name)
{
    public static readonly TimeSpan DefaultRevisable = TimeSpan.FromHours(24);

    public static readonly TimeSpan DefaultWaitForKeys = TimeSpan.FromDays(7);

    public string? Description { get; init; }

    /// <summary>The states of each track; empty when the workflow declares none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tracks { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The ways of each track that declares transitions.</summary>
    public IReadOnlyDictionary<string, StateRoutes> Routes { get; init; } = new Dictionary<string, StateRoutes>();

    /// <summary>The steps by name; empty when the workflow declares none.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Each case takes all of <see cref="Steps"/>, once each and in their order. It decides no verdict.</summary>
    public bool StepsInOrder { get; init; }

    /// <summary>Each life is a unit of its own, always.</summary>
    public bool SeparateLives { get; init; }

    /// <summary>A later `ended` of a life changes its outcome, never its time.</summary>
    public bool OverridesCount { get; init; }

    /// <summary>How long after its end a life may be reopened and still be the same unit, for units without a deadline.</summary>
    public TimeSpan Revisable { get; init; } = DefaultRevisable;

    /// <summary>What working time is counted by, where an SLO does not say; null when every SLO must. What a limit uses of it is a part of that limit.</summary>
    public WorkCalendar? Calendar { get; init; }

    /// <summary>Names of correlation keys whose values each belong to one case: an event without an instance goes to the case that carries its key. Empty: each event names its instance.</summary>
    public IReadOnlyList<string> CorrelateBy { get; init; } = [];

    /// <summary>How long an event waits for a case that carries its key.</summary>
    public TimeSpan WaitForKeys { get; init; } = DefaultWaitForKeys;

    /// <summary>What of this decides verdicts, as a text for the measurement's hash.</summary>
    public string Canonical => $"separateLives={SeparateLives};overrides={OverridesCount};revisable={Revisable.Ticks}";

    public static string TrackOf(WorkflowEvent fact) => fact.Track ?? WorkflowEvent.DefaultTrack;
}

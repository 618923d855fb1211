namespace SloWatch.Core.Rules.Settings;

public enum Severity
{
    Warning,
    Error,
}

/// <summary>What is wrong with what a user wrote, and what to do about it.</summary>
/// <param name="What">What is wrong, without a full stop.</param>
/// <param name="Remedy">What to do, an instruction without a full stop.</param>
public sealed record Problem(Place Place, string What, string Remedy, Severity Severity = Severity.Error)
{
    public string What { get; } = ShortText.Of(What);

    public string Remedy { get; } = ShortText.Of(Remedy);

    public override string ToString() => Severity == Severity.Error ? $"{Place}: {What}; {Remedy}" : $"{Place}: warning: {What}; {Remedy}";
}

namespace SloWatch.Core.Alerting.Decisions;

/// <summary>Whether a source is so far behind that nobody can say how its workflow stands.</summary>
/// <param name="Why">Null when it is not.</param>
public readonly record struct StaleDecision(string Source, string? Why) : IDecision
{
    public bool IsOver => Why is not null;

    public string Reason => Why is null ? $"source {Source} is up to date again" : $"source {Source}: {Why}";
}

using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Telling;

/// <summary>What became of an alert, as the service tells it.</summary>
/// <param name="Subject"><c>objective</c> or <c>source</c>.</param>
/// <param name="RecordedAt">When it was decided, which is when it could be known.</param>
/// <param name="Change"><c>fired</c>, <c>resolved</c>, <c>wentUnknown</c>, <c>knownAgain</c>, <c>closed</c>.</param>
internal sealed record AlertChange(long Id, string Subject, string Workflow, string Name, string Cause, string Severity, string Change, Instant Minute, Instant RecordedAt, string Reason)
{
    public bool IsOfSource => Subject == "source";

    /// <summary>Of the same alert.</summary>
    public bool IsOf(AlertChange other) => (Subject, Workflow, Name, Cause) == (other.Subject, other.Workflow, other.Name, other.Cause);

    public string Shown => IsOfSource ? $"source {Name}, {Cause}" : $"{Name}, {Cause}";
}

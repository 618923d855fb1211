using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>How the service stands.</summary>
/// <param name="Trouble">Why nothing can be taken in just now; null when it can.</param>
/// <param name="Fault">What the last tick stumbled over, which others do not suffer by; null when it ended well.</param>
/// <param name="Events">Taken since the service began.</param>
/// <param name="Refused">Not taken since then.</param>
/// <param name="Waiting">Events that wait to be taken.</param>
/// <param name="LastTick">When the last tick ended well; null before the first.</param>
/// <param name="TickTook">How long it took.</param>
/// <param name="Sources">As of the last tick.</param>
/// <param name="Counting">How far rules that have changed are taken up; null when they are.</param>
public sealed record LiveHealth(
    string? Trouble, string? Fault, long Events, long Refused, int Waiting, Instant? LastTick, TimeSpan TickTook, IReadOnlyList<SourceHealth> Sources, Counting? Counting)
{
    public bool IsReady => Trouble is null;

    /// <summary>Of <see cref="Refused"/>, those that are not kept, because the quarantine is full.</summary>
    public long Unkept { get; init; }

    public RetentionHealth Retention { get; init; } = new(0, []);
}

/// <param name="Done">Instances that are counted by the new rules.</param>
/// <param name="Of">How many there are; when all are counted, what the old rules left is cleared away.</param>
/// <param name="Trouble">Why it does not go on, until it is tried again; null when it does.</param>
public sealed record Counting(long Done, long Of, string? Trouble);

/// <param name="Events">That it delivered since the service began.</param>
/// <param name="Stale">Why nobody can say how its workflow stands; null when one can.</param>
public sealed record SourceHealth(string Name, string Workflow, Instant Watermark, Instant? LastAt, long Events, string? Stale)
{
    /// <summary>Facts of it that wait for a case that carries a key of theirs.</summary>
    public long Waiting { get; init; }

    internal static IReadOnlyList<SourceHealth> Of(LiveFeeds feeds, IAnteroomReader anteroom)
    {
        Dictionary<(string, string), long> waiting = anteroom.Counts().ToDictionary(one => (one.Source, one.Workflow), one => one.Count);
        Instant wall = feeds.Wall;
        return
        [
            .. feeds.All.Select(feed => new SourceHealth(feed.Name, feed.Workflow, feed.Progress.Watermark, feed.LastAt, feed.Events, feed.StaleAt(wall))
            {
                Waiting = waiting.GetValueOrDefault((feed.Name, feed.Workflow)),
            }),
        ];
    }
}

/// <param name="Removed">Instances removed since the service began.</param>
/// <param name="Horizons">Of the workflows that any were ever removed of, by name.</param>
public sealed record RetentionHealth(long Removed, IReadOnlyList<WorkflowHorizon> Horizons);

/// <param name="Horizon">Before which instances that had ended were removed.</param>
public readonly record struct WorkflowHorizon(string Workflow, Instant Horizon);

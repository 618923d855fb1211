using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Live.Alerting;

/// <summary>How workflows and sources stand now, by those who deliver.</summary>
internal static class FeedStandings
{
    /// <summary>Of each workflow of the rules, by those who deliver for it and for who takes over from it.</summary>
    public static IReadOnlyList<WorkflowStanding> OfWorkflows(LiveFeeds feeds)
    {
        Instant wall = feeds.Wall;
        ILookup<string, LiveFeed> byWorkflow = feeds.All.ToLookup(feed => feed.Workflow);
        return [.. feeds.Rules.All.Select(own => Of(own, feeds, byWorkflow, wall))];
    }

    public static IReadOnlyList<SourceStanding> OfSources(LiveFeeds feeds)
    {
        Instant wall = feeds.Wall;
        return [.. feeds.All.Select(feed => new SourceStanding(feed.Name, feed.Workflow, feed.StaleAt(wall)) { IsAwaited = IsAwaited(feed, feeds, wall.FloorToMinute()) })];
    }

    /// <param name="minute">The one that is decided on: an alert is of no minute that began before the silence.</param>
    private static bool IsAwaited(LiveFeed feed, LiveFeeds feeds, Instant minute) =>
        feed.StaleAt(minute) is null || minute < (feed.FirstHeard ?? feeds.Began) + feed.Clock.StaleAfter;

    private static WorkflowStanding Of(WorkflowRules own, LiveFeeds feeds, ILookup<string, LiveFeed> byWorkflow, Instant wall)
    {
        string workflow = own.Workflow.Name;
        LiveFeed[] of = [.. own.Receivers.Select(receiver => receiver.Workflow).Prepend(workflow).Distinct().SelectMany(one => byWorkflow[one])];
        string? unknown = byWorkflow.Contains(workflow)
            ? of.Select(feed => feed.StaleAt(wall) is { } why ? $"source {feed.Name}: {why}" : null).FirstOrDefault(why => why is not null)
            : $"no source has delivered anything for {workflow} yet";
        LiveFeed[] live = [.. of.Where(feed => feed.IsLive)];
        return new(workflow, feeds.ContextOf(workflow).Now, unknown, live.Length == 0 ? null : live.Max(feed => feed.Clock.StaleAfter));
    }
}

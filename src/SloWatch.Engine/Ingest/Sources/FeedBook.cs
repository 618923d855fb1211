using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>The feeds that an import meets, with what the store knows of them.</summary>
/// <param name="mappingHash">Of the mapping by which all of them become events.</param>
/// <param name="replace">What they delivered before is forgotten.</param>
internal sealed class FeedBook(IStoreReader store, RuleSet rules, string mappingHash, bool replace)
{
    private readonly IReadOnlyList<SourceState> stored = store.Sources.All();
    private readonly Dictionary<(string Source, string Workflow), Feed> feeds = [];
    private readonly Dictionary<string, WorkflowWatch> workflows = [];
    private readonly List<Feed> met = [];

    public IReadOnlyCollection<Feed> Feeds => feeds.Values;

    public IReadOnlyCollection<WorkflowWatch> Workflows => workflows.Values;

    public Instant? First { get; private set; }

    public Instant? Last { get; private set; }

    public AdvanceContext ContextOf(string workflow) => workflows[workflow].Context;

    /// <summary>Notes who delivered the events, and gives the feeds that were not met before.</summary>
    /// <exception cref="ImportRefusedException">A feed's stored events were made by another mapping; nothing was noted of any of the events.</exception>
    public IReadOnlyList<Feed> Meet(ReadOnlySpan<WorkflowEvent> events)
    {
        met.Clear();
        Check(events);
        Feed? feed = null;
        foreach (WorkflowEvent fact in events)
        {
            bool same = feed is not null && ReferenceEquals(fact.Source, feed.Name) && ReferenceEquals(fact.Workflow, feed.Workflow);
            feed = same ? feed! : FeedOf(fact);
            if (fact.Kind == EventKind.Watermark)
            {
                feed.Announce(fact.At);
            }
            else
            {
                feed.Saw(fact.At);
                First = First is null ? fact.At : Instant.Min(First.Value, fact.At);
                Last = Last is null ? fact.At : Instant.Max(Last.Value, fact.At);
            }
        }

        return met;
    }

    private void Check(ReadOnlySpan<WorkflowEvent> events)
    {
        WorkflowEvent? checkedLast = null;
        foreach (WorkflowEvent fact in events)
        {
            bool same = checkedLast is not null && ReferenceEquals(fact.Source, checkedLast.Source) && ReferenceEquals(fact.Workflow, checkedLast.Workflow);
            if (!same && !replace && !feeds.ContainsKey((fact.Source, fact.Workflow)) && Stored(fact.Source, fact.Workflow) is { } known && known.MappingHash != mappingHash)
            {
                throw new ImportRefusedException(
                    $"the mapping of the source '{fact.Source}' of '{fact.Workflow}' is not the one its stored events were made by",
                    "import with --replace to put the newly mapped events in their place, or bring the old mapping back");
            }

            checkedLast = fact;
        }
    }

    private SourceState? Stored(string source, string workflow) => stored.FirstOrDefault(state => state.Name == source && state.Workflow == workflow);

    private Feed FeedOf(WorkflowEvent fact) => feeds.TryGetValue((fact.Source, fact.Workflow), out Feed? feed) ? feed : Meet(fact.Source, fact.Workflow);

    private Feed Meet(string source, string workflow)
    {
        Feed feed = new(source, workflow, mappingHash, Stored(source, workflow));
        feeds.Add((source, workflow), feed);
        met.Add(feed);
        if (!workflows.TryGetValue(workflow, out WorkflowWatch? watch))
        {
            workflows.Add(workflow, watch = new WorkflowWatch(rules.For(workflow), stored, store.Instances.LastFactAt(workflow)));
        }

        watch.Add(feed, replace ? Instant.Never : feed.Watermark);
        return feed;
    }
}

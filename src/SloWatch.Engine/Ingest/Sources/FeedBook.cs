using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>The feeds that an import meets, with what the store knows of them.</summary>
/// <param name="file">For messages.</param>
/// <param name="mappingHash">Of the mapping by which all of them become events; null for events as they are, which go with every mapping and change none.</param>
/// <param name="replace">What they delivered before is forgotten.</param>
internal sealed class FeedBook(IStoreReader store, RuleSet rules, string file, string? mappingHash, bool replace) : IFeeds
{
    /// <summary>Stored for a feed that only ever brought workflow events as they are.</summary>
    internal const string NoMapping = "events";

    private readonly IReadOnlyList<SourceState> stored = store.Sources.All();
    private readonly Dictionary<(string Source, string Workflow), Feed> feeds = [];
    private readonly Dictionary<string, WorkflowWatch> workflows = [];
    private readonly List<Feed> met = [];
    private HashSet<(string Source, string Workflow, Instant From, Instant To)>? gaps = replace ? [] : null;
    private readonly Watermarks watermarks = new(store.Sources.All());

    private readonly Dictionary<string, Instant> horizons = store.Instances.Horizons().ToDictionary(one => one.Workflow, one => one.Horizon);
    private readonly Dictionary<InstanceKey, Instant> replaced = [];

    public Correlations Correlations { get; } = Correlations.Of(rules);

    public IReadOnlyCollection<Feed> Feeds => feeds.Values;

    /// <summary>Those met, and those that hand over to them.</summary>
    public IReadOnlyCollection<WorkflowWatch> Workflows => workflows.Values;

    public Watermarks Watermarks => watermarks;

    public Instant? First { get; private set; }

    public Instant? Last { get; private set; }

    /// <param name="unnamed">What the source of events is called that name none.</param>
    public IReadOnlyList<ImportWarning> Warnings(string unnamed) => UnknownNames.Of(rules, unnamed, [.. feeds.Values.Select(feed => (feed.Name, feed.Workflow, feed.Events))]);

    /// <summary>Watermarks that said more than was known.</summary>
    public long NewWatermarks { get; private set; }

    public AdvanceContext ContextOf(string workflow) => workflows[workflow].Context;

    public AdvanceContext ContextOf(InstanceKey key) => ContextOf(key.Workflow);

    public Instant HorizonOf(InstanceKey key) => replaced.TryGetValue(key, out Instant horizon) ? horizon : horizons.GetValueOrDefault(key.Workflow, Instant.Never);

    /// <summary>All that was known of it is being replaced: it was there, whatever of it comes again.</summary>
    public void WasThere(StoredInstance row)
    {
        if (horizons.ContainsKey(row.Key.Workflow))
        {
            replaced[row.Key] = row.Horizon;
        }
    }

    /// <summary>The import has ended: every feed is complete that far.</summary>
    public void End(Func<Feed, Instant> watermarkOf)
    {
        foreach (Feed feed in feeds.Values)
        {
            watermarks.Set(feed.Name, feed.Workflow, watermarkOf(feed));
        }

        foreach (WorkflowWatch workflow in workflows.Values)
        {
            workflow.Look();
        }
    }

    /// <summary>Notes who delivered events, and gives the feeds that were not met before.</summary>
    /// <exception cref="ImportRefusedException">A feed's stored events were made by another mapping; nothing was noted of any of the events.</exception>
    public IReadOnlyList<Feed> Meet(FeedNews news)
    {
        met.Clear();
        foreach ((string source, string workflow) in news.Spans.Keys)
        {
            Check(source, workflow);
        }

        foreach (((string source, string workflow), FeedSpan span) in news.Spans)
        {
            Feed feed = feeds.TryGetValue((source, workflow), out Feed? known) ? known : Meet(source, workflow);
            feed.Events += span.Events;
            NewWatermarks += span.Announced > feed.Announced ? span.Watermarks : 0;
            feed.Announce(span.Announced);
            if (span.First <= span.Last)
            {
                feed.Saw(span.Last);
                First = First is null ? span.First : Instant.Min(First.Value, span.First);
                Last = Last is null ? span.Last : Instant.Max(Last.Value, span.Last);
            }
        }

        return met;
    }

    public void AddNews(Commit commit)
    {
        foreach (Feed feed in feeds.Values)
        {
            if (feed.IsNews)
            {
                feed.IsNews = false;
                commit.Sources.Add(feed.State(feed.Watermark, $"{file} was not read to its end yet"));
            }
        }
    }

    public void NothingIsKnown()
    {
        foreach (Feed feed in feeds.Values)
        {
            feed.IsNews = true;
        }
    }

    private void Check(string source, string workflow)
    {
        if (!replace && !feeds.ContainsKey((source, workflow)))
        {
            MappingCheck.Require(mappingHash, source, workflow, stored);
        }
    }

    private SourceState? Stored(string source, string workflow) => stored.FirstOrDefault(state => state.Name == source && state.Workflow == workflow);

    /// <summary>Of a source: facts of a time are lost, and the store did not know it.</summary>
    public bool IsNew(WorkflowEvent gap)
    {
        gaps ??= [.. stored.Select(state => state.Workflow).Distinct().SelectMany(store.Sources.Gaps).Select(IdentityOf)];
        return gaps.Add(IdentityOf(gap));
    }

    private static (string Source, string Workflow, Instant From, Instant To) IdentityOf(WorkflowEvent gap) => (gap.Source, gap.Workflow, gap.Details?.From ?? gap.At, gap.At);

    private Feed Meet(string source, string workflow)
    {
        SourceState? known = Stored(source, workflow);
        Feed feed = new(source, workflow, mappingHash ?? (replace ? null : known?.MappingHash) ?? NoMapping, known);
        feeds.Add((source, workflow), feed);
        met.Add(feed);
        watermarks.Set(source, workflow, replace ? Instant.Never : feed.Watermark);
        Watch(rules.For(workflow)).IsMet = true;
        foreach (WorkflowRules giving in rules.All.Where(giving => giving.Receivers.Any(receiver => receiver.Workflow == workflow)))
        {
            Watch(giving);
        }

        return feed;
    }

    private WorkflowWatch Watch(WorkflowRules watched)
    {
        string workflow = watched.Workflow.Name;
        if (!workflows.TryGetValue(workflow, out WorkflowWatch? watch))
        {
            workflows.Add(workflow, watch = new WorkflowWatch(watched, watermarks, new Watermarks(stored).Of(watched), store.Instances.LastFactAt(workflow)));
        }

        watch.Look();
        return watch;
    }
}

using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>What an import judges one workflow by, and the feeds of it that the import met.</summary>
internal sealed class WorkflowWatch
{
    private readonly Dictionary<string, Instant> watermarks;
    private readonly List<Feed> feeds = [];

    /// <param name="lastFactAt">Latest fact of the workflow before the import.</param>
    public WorkflowWatch(WorkflowRules rules, IEnumerable<SourceState> stored, Instant? lastFactAt)
    {
        watermarks = stored.Where(source => source.Workflow == rules.Workflow.Name).ToDictionary(source => source.Name, source => source.Watermark);
        Context = new AdvanceContext(rules, Least, Instant.Min(Least, lastFactAt?.NextMinute() ?? Instant.Never));
    }

    public string Name => Context.Rules.Workflow.Name;

    public IReadOnlyList<Feed> Feeds => feeds;

    /// <summary>While the import runs. It changes only when a further feed turns up.</summary>
    public AdvanceContext Context { get; private set; }

    private Instant Least => watermarks.Count == 0 ? Instant.Never : watermarks.Values.Min();

    public void Add(Feed feed, Instant watermark)
    {
        feeds.Add(feed);
        watermarks[feed.Name] = watermark;
        Context = Context with { Now = Least };
    }

    /// <summary>When the import has ended.</summary>
    public AdvanceContext After(Func<Feed, Instant> watermarkOf)
    {
        feeds.ForEach(feed => watermarks[feed.Name] = watermarkOf(feed));
        return Context with { Now = Least };
    }
}

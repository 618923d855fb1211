using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Ingest.Sources;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>Everyone who delivers, and how far each workflow is complete by them.</summary>
internal sealed class LiveFeeds : IFeeds
{
    private readonly Dictionary<(string Source, string Workflow), LiveFeed> feeds = [];
    private readonly HashSet<(string Source, string Workflow)> expected = [];
    private readonly Dictionary<string, AdvanceContext> contexts = [];
    private readonly HashSet<string> moved = [];
    private readonly SortedDictionary<string, Instant> horizons = new(StringComparer.Ordinal);
    private readonly Watermarks watermarks;
    private readonly TimeProvider time;
    private readonly int limit;
    private readonly Dictionary<string, AdvanceContext> wide = [];
    private RuleSet rules;
    private FillRules? fill;

    /// <param name="limit">Of feeds: names that anyone may invent must not fill the memory.</param>
    public LiveFeeds(IStoreReader store, RuleSet rules, TimeProvider time, int limit)
    {
        IReadOnlyList<SourceState> stored = store.Sources.All();
        store.Instances.Horizons().ToList().ForEach(one => horizons.Add(one.Workflow, one.Horizon));
        (this.rules, this.time, this.limit) = (rules, time, limit);
        Correlations = Correlations.Of(rules);
        watermarks = new Watermarks(stored);
        Began = Wall;
        foreach (SourceState state in stored)
        {
            feeds.Add((state.Name, state.Workflow), new LiveFeed(state, rules.ClockOf(state.Name)));
        }

        // What was due when the service last ended may not be judged.
        moved.UnionWith(Workflows);
    }

    public IReadOnlyCollection<LiveFeed> All => feeds.Values;

    public IReadOnlyList<WorkflowHorizon> Horizons => [.. horizons.Select(one => new WorkflowHorizon(one.Key, one.Value))];

    public Watermarks Watermarks => watermarks;

    public RuleSet Rules => rules;

    public Correlations Correlations { get; private set; }

    /// <summary>When the service began.</summary>
    public Instant Began { get; }

    public Instant Wall => Instant.From(time.GetUtcNow());

    /// <summary>Of everything the rules name and everything that was delivered.</summary>
    public IEnumerable<string> Workflows => rules.All.Select(one => one.Workflow.Name).Concat(feeds.Keys.Select(key => key.Workflow)).Distinct();

    /// <summary>Why an event cannot be taken from whoever sends it; null when it can, and is expected to be.</summary>
    public string? Refusal(WorkflowEvent fact)
    {
        if (fact.Instance.Length == 0 && Correlations.Refusal(fact) is { } unknown)
        {
            return unknown;
        }

        (string, string) feed = (fact.Source, fact.Workflow);
        if (feeds.ContainsKey(feed) || expected.Contains(feed))
        {
            return null;
        }

        if (KnownSources.RefusalOfUnknown(rules, fact, own: null) is { } refusal)
        {
            return refusal;
        }

        if (feeds.Count + expected.Count < limit || IsNamed(fact))
        {
            expected.Add(feed);
            return null;
        }

        return $"{limit} pairs of source and workflow are known, and no rule names {fact.Source} of {fact.Workflow}; name it in the rules";
    }

    public AdvanceContext ContextOf(string workflow)
    {
        if (!contexts.TryGetValue(workflow, out AdvanceContext? context))
        {
            contexts.Add(workflow, context = new AdvanceContext(rules.For(workflow), watermarks.Of(RulesOfFacts(workflow)), Instant.Never));
        }

        return context;
    }

    public AdvanceContext ContextOf(InstanceKey key)
    {
        AdvanceContext context = ContextOf(key.Workflow);
        if (fill?.Of(key) is not { } both)
        {
            return context;
        }

        if (!wide.TryGetValue(key.Workflow, out AdvanceContext? known) || known.Now != context.Now || known.DecidedUpTo != context.DecidedUpTo)
        {
            wide[key.Workflow] = known = context with { Rules = both };
        }

        return known;
    }

    public IEnumerable<WorkflowRules> AllRulesOfFacts => fill is null ? rules.All : rules.All.Select(own => own.Workflow.Name).Union(fill.Wide.Keys).Select(RulesOfFacts);

    /// <summary>What is to be known of the instances of a workflow: by its rules, and by those that are being counted.</summary>
    public WorkflowRules RulesOfFacts(string workflow) => fill?.Wide.GetValueOrDefault(workflow) ?? rules.For(workflow);

    public Instant HorizonOf(InstanceKey key) => horizons.TryGetValue(key.Workflow, out Instant horizon) ? horizon : Instant.Never;

    /// <summary>What ended before it may have been removed.</summary>
    public void Removed(string workflow, Instant horizon) =>
        horizons[workflow] = horizons.TryGetValue(workflow, out Instant before) ? Instant.Max(before, horizon) : horizon;

    /// <summary>What is being advanced goes on by the watermarks of the last <see cref="Look"/>, as the whole group does.</summary>
    public void Delivered(FeedNews news)
    {
        Instant wall = Wall;
        expected.Clear();
        foreach (((string source, string workflow), FeedSpan span) in news.Spans)
        {
            if (!feeds.TryGetValue((source, workflow), out LiveFeed? feed))
            {
                SourceState state = new(source, workflow, Instant.Never, FeedBook.NoMapping, null, "");
                feeds.Add((source, workflow), feed = new LiveFeed(state, rules.ClockOf(source)));
            }

            else if (!span.IsHeard)
            {
                continue;
            }

            // One that is new, or was a file that is complete for ever, holds its workflow back from now on.
            Instant before = feed.Progress.Watermark;
            feed.Delivered(span, wall);
            if (feed.Progress.Watermark < before || before == Instant.Never)
            {
                watermarks.Set(source, workflow, feed.Progress.Watermark);
                Move();
            }
        }
    }

    /// <summary>One that is asked, and not delivered by, did not tell everything. Where nobody else tells anything of its workflow, that is all that is known of it.</summary>
    /// <param name="why">Null: it can be asked again.</param>
    /// <param name="delivers">It tells something none the less.</param>
    public void Troubled(string source, string workflow, string? why, bool delivers)
    {
        if (feeds.TryGetValue((source, workflow), out LiveFeed? feed))
        {
            feed.Troubled(why);
        }
        else if (why is not null && (delivers || feeds.Keys.All(key => key.Workflow != workflow)))
        {
            feeds.Add((source, workflow), LiveFeed.NeverComplete(source, workflow, why, rules.ClockOf(source), Wall));
            watermarks.Set(source, workflow, Instant.Never);
            Move();
        }
    }

    /// <summary>They say no longer how far their workflow is complete. Gives the workflows whose watermark has moved by that.</summary>
    public IReadOnlyCollection<string> Forget(IReadOnlyCollection<(string Source, string Workflow)> gone)
    {
        foreach ((string source, string workflow) in gone)
        {
            feeds.Remove((source, workflow));
            watermarks.Forget(source, workflow);
        }

        return Moved();
    }

    /// <summary>The clock has gone on: gives the workflows whose watermark has moved since what is due by it was judged.</summary>
    public IReadOnlyCollection<string> Look()
    {
        Instant wall = Wall;
        foreach (LiveFeed feed in feeds.Values)
        {
            feed.Look(wall);
            watermarks.Set(feed.Name, feed.Workflow, feed.Progress.Watermark);
        }

        return Moved();
    }

    /// <summary>What is due by the watermarks of the last <see cref="Look"/> was judged, of all that it gave.</summary>
    public void Swept(IReadOnlyCollection<string> judged)
    {
        moved.ExceptWith(judged);
        foreach (LiveFeed feed in feeds.Values)
        {
            feed.Swept();
        }
    }

    /// <summary>Alert decisions were made; what is posted to minutes before them is late from now on.</summary>
    public void Decided(Func<string, Instant> upTo)
    {
        foreach (WorkflowRules own in rules.All)
        {
            string workflow = own.Workflow.Name;
            AdvanceContext context = ContextOf(workflow);
            Instant decided = upTo(workflow);
            if (context.DecidedUpTo != decided)
            {
                contexts[workflow] = context with { DecidedUpTo = decided };
            }
        }
    }

    /// <summary>New measurements are being counted; null: no longer.</summary>
    public void Count(FillRules? counted)
    {
        fill = counted;
        wide.Clear();
        Move();
    }

    public void Use(RuleSet other)
    {
        (rules, fill) = (other, null);
        Correlations = Correlations.Of(other);
        contexts.Clear();
        wide.Clear();
        moved.UnionWith(Workflows);
        foreach (LiveFeed feed in feeds.Values)
        {
            feed.Clock = rules.ClockOf(feed.Name);
        }
    }

    public void AddNews(Commit commit)
    {
        foreach (LiveFeed feed in feeds.Values)
        {
            if (feed.IsNews)
            {
                feed.IsNews = false;
                commit.Sources.Add(feed.State());
            }
        }
    }

    public void NothingIsKnown()
    {
        foreach (LiveFeed feed in feeds.Values)
        {
            feed.IsNews = true;
        }
    }

    private string[] Moved()
    {
        Move();
        return [.. moved];
    }

    private void Move()
    {
        foreach (string workflow in Workflows)
        {
            AdvanceContext context = ContextOf(workflow);
            Instant now = watermarks.Of(RulesOfFacts(workflow));
            if (now != context.Now)
            {
                contexts[workflow] = context with { Now = now };
                moved.Add(workflow);
            }
        }
    }

    private bool IsNamed(WorkflowEvent fact) =>
        rules.Sources.Any(source => source.Name == fact.Source) && rules.Workflows.Any(workflow => workflow.Name == fact.Workflow);
}

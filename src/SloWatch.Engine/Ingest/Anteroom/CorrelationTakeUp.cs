using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Ingest.Batches;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Anteroom;

/// <summary>
/// When rules begin to find instances by keys, or by others than before: notes the keys of what is stored already, once, and looks whether one of
/// them is that of something that waits. Begins anew whatever cuts it off.
/// </summary>
/// <param name="contextOf">By which an instance is judged just now.</param>
internal sealed class CorrelationTakeUp(IStoreWriter writer, Func<InstanceKey, AdvanceContext> contextOf, TimeProvider time)
{
    private const int PageSize = 500;

    private readonly InstancePages pages = new(writer.Instances);

    /// <summary>All steps at once, for rules by which the ledger is kept already.</summary>
    public static void Run(IStoreWriter writer, RuleSet rules, TimeProvider time, CancellationToken cancellation)
    {
        Watermarks complete = new(writer.Sources.All());
        Dictionary<string, AdvanceContext> known = [];
        AdvanceContext ContextOf(InstanceKey key)
        {
            if (!known.TryGetValue(key.Workflow, out AdvanceContext? context))
            {
                WorkflowRules own = rules.For(key.Workflow);
                known.Add(key.Workflow, context = new AdvanceContext(own, complete.Of(own), Instant.Never));
            }

            return context;
        }

        foreach (int _ in new CorrelationTakeUp(writer, ContextOf, time).Steps(Correlations.Of(rules)))
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Gives after each step how many instances, or facts that waited, it looked at. Between two of them anything may be written.</summary>
    /// <param name="coming">By them events find their instance from now on.</param>
    public IEnumerable<int> Steps(Correlations coming)
    {
        Dictionary<string, IReadOnlyList<string>> before = writer.Anteroom.Correlated().ToDictionary(one => one.Workflow, one => one.Names);
        foreach (CorrelatedNames now in coming.All)
        {
            if (before.TryGetValue(now.Workflow, out IReadOnlyList<string>? names) && names.SequenceEqual(now.Names))
            {
                continue;
            }

            foreach (IReadOnlyList<StoredInstance> page in names is null ? pages.Of(now.Workflow) : [])
            {
                NotedKeys.Write(page, writer, time);
                yield return page.Count;
            }

            foreach (int looked in Call(now.Workflow, coming))
            {
                yield return looked;
            }
        }

        // At once for all, and with no step after it: until these rules are used, others decide what waits.
        Commit commit = NewCommit();
        commit.Correlated.AddRange(coming.All.Select(one => new CorrelatedWorkflow(one.Workflow, one.Names)));
        commit.Correlated.AddRange(before.Keys.Except(coming.All.Select(one => one.Workflow)).Select(workflow => new CorrelatedWorkflow(workflow, [])));
        commit.Correlated.RemoveAll(one => before.TryGetValue(one.Workflow, out IReadOnlyList<string>? names) && names.SequenceEqual(one.Names));
        writer.Write(commit);
    }

    /// <summary>What waits of a workflow is looked at as if it came now, a page at a time.</summary>
    private IEnumerable<int> Call(string workflow, Correlations coming)
    {
        long last = 0;
        while (writer.Anteroom.After(workflow, last, PageSize) is { Count: > 0 } page)
        {
            using (IngestPipeline pipeline = new(writer, writer, new NoFeeds(contextOf, coming), time, _ => { }))
            {
                EventBatch batch = new("", coming);
                batch.Keyed.Called.AddRange(page);
                pipeline.Take(batch, advanced: null);
                pipeline.WaitWritten();
            }

            last = page[^1].Id;
            yield return page.Count;
        }
    }

    private Commit NewCommit() => new() { RecordedAt = Instant.From(time.GetUtcNow()) };

    /// <summary>Nobody delivers, and no instance is new.</summary>
    private sealed class NoFeeds(Func<InstanceKey, AdvanceContext> contextOf, Correlations correlations) : IFeeds
    {
        public Correlations Correlations => correlations;

        public AdvanceContext ContextOf(InstanceKey key) => contextOf(key);

        public Instant HorizonOf(InstanceKey key) => Instant.Never;

        public void AddNews(Commit commit)
        {
            // There is none.
        }

        public void NothingIsKnown()
        {
            // Nor was it.
        }
    }
}

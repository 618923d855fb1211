using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Batches;
using SloWatch.Engine.Ingest.Sources;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>Advances every instance that a batch touches, and gathers what that asks to be written.</summary>
/// <param name="file">For messages.</param>
internal sealed class BatchAdvance(IInstanceReader stored, CommitWriter writer, HotInstances hot, FeedBook feeds, string file)
{
    /// <summary>Instances that are in memory at once even if none of them fits into it.</summary>
    private const int SliceSize = 256;

    private readonly BatchGroups groups = new();
    private readonly Instance?[] slice = new Instance?[SliceSize];
    private readonly List<InstanceKey> missing = [];
    private readonly List<int> missingAt = [];

    public AdvancedBatch Run(EventBatch batch, long number, Instant recordedAt)
    {
        Commit commit = new() { RecordedAt = recordedAt };
        groups.Fill(batch.Events);
        long taken = 0;
        for (int from = 0; from < groups.Count; from += SliceSize)
        {
            int count = Math.Min(SliceSize, groups.Count - from);
            Find(from, count, number);
            for (int i = 0; i < count; i++)
            {
                taken += AdvanceOne(slice[i]!, groups.EventsOf(from + i), commit);
            }

            hot.Trim();
        }

        commit.Quarantine.AddRange(batch.Refused);
        AddSources(commit);
        return new AdvancedBatch(number, batch, commit, taken);
    }

    private void Find(int from, int count, long batch)
    {
        missing.Clear();
        missingAt.Clear();
        for (int i = 0; i < count; i++)
        {
            InstanceKey key = groups.KeyOf(from + i);
            slice[i] = hot.Use(key, batch);
            if (slice[i] is null)
            {
                missing.Add(key);
                missingAt.Add(i);
            }
        }

        if (missing.Count > 0)
        {
            Load(batch);
        }
    }

    private void Load(long batch)
    {
        writer.WaitFor(Math.Min(hot.NewestGone, batch - 1));
        IReadOnlyList<StoredInstance?> rows = stored.Load(missing);
        for (int i = 0; i < rows.Count; i++)
        {
            InstanceKey key = missing[i];
            Instance instance = rows[i] is { } row ? Instance.Load(row, feeds.ContextOf(key.Workflow).Rules) : Instance.New(key);
            slice[missingAt[i]] = instance;
            hot.Add(instance, batch);
        }
    }

    private int AdvanceOne(Instance instance, ReadOnlySpan<WorkflowEvent> events, Commit commit)
    {
        Advanced advanced = Advance.Run(instance, events, feeds.ContextOf(instance.Key.Workflow));
        commit.Add(advanced);
        foreach ((WorkflowEvent fact, string reason) in advanced.Refused)
        {
            commit.Quarantine.Add(RefusedFact.Of(fact, reason, file, commit.RecordedAt));
        }

        hot.Weigh(instance.Key);
        return advanced.Taken;
    }

    private void AddSources(Commit commit)
    {
        foreach (WorkflowEvent fact in groups.OfSources)
        {
            if (fact.Kind == EventKind.Gap)
            {
                commit.Gaps.Add(fact);
            }
        }

        foreach (Feed feed in feeds.Feeds)
        {
            if (feed.IsNews)
            {
                feed.IsNews = false;
                commit.Sources.Add(feed.State(feed.Watermark, $"{file} was not read to its end yet"));
            }
        }
    }
}

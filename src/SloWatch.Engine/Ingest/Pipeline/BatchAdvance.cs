using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>Advances every instance that a batch touches, and hands what that asks to be written to the writer, a transaction at a time.</summary>
internal sealed class BatchAdvance(InstanceSource instances, CommitWriter writer, IFeeds feeds, TimeProvider time)
{
    private WorkflowEvent[] events = new WorkflowEvent[InstanceSlice.Size];
    private readonly Dictionary<long, string> staying = [];
    private Transaction open = new(0, Instant.Never);

    /// <summary>Gives the number of the transaction that completes the batch.</summary>
    /// <param name="advanced">Told from time to time how many of its events are done.</param>
    public long Run(IEventBatch batch, Action<int>? advanced)
    {
        int done = 0;
        Begin();
        staying.Clear();
        foreach (StayingEntry entry in batch.Staying)
        {
            staying.TryAdd(entry.Id, entry.Reason);
        }

        open.Commit.Quarantine.AddRange(batch.Refused);
        open.Commit.Gaps.AddRange(batch.Gaps);
        feeds.AddNews(open.Commit);
        AddWaiting(batch);
        for (int from = 0; from < batch.Keys.Length; from += InstanceSlice.Size)
        {
            InstanceSlice slice = instances.Find(batch.Keys, from);
            for (int i = 0; i < Math.Min(InstanceSlice.Size, batch.Keys.Length - from); i++)
            {
                if (slice[i] is { } instance)
                {
                    AdvanceOne(instance, batch, from + i);
                }
                else
                {
                    RefuseAll(batch, from + i, slice.DamageAt(i)!);
                }

                done += batch.CountOf(from + i);
            }

            advanced?.Invoke(done);
        }

        Array.Clear(events);
        open.Commit.QuarantineReleased.AddRange(batch.Released.Where(entry => !staying.ContainsKey(entry)));
        open.Commit.QuarantineStaying.AddRange(staying.Select(entry => new StayingEntry(entry.Key, entry.Value)));
        Submit();
        return open.Number;
    }

    private void Begin() => open = new Transaction(open.Number + 1, Instant.From(time.GetUtcNow()));

    private void Submit()
    {
        instances.Submitted(open);
        writer.Submit(open);
    }

    /// <summary>What found no instance.</summary>
    private void AddWaiting(IEventBatch batch)
    {
        KeyedEvents keyed = batch.Keyed;
        if (keyed.IsEmpty)
        {
            return;
        }

        open.Commit.AnteroomEntered.AddRange(keyed.Entering);
        open.Commit.AnteroomLeft.AddRange(keyed.ExpelledIds);
        open.Commit.Quarantine.AddRange(keyed.Expelled);
        open.New += keyed.EnteringEvents;
        keyed.Known.ForEach(batch.Knew);
        foreach ((WorkflowEvent fact, string reason) in keyed.Refused)
        {
            batch.NotTaken(fact, reason);
            Refuse(fact, fact, reason, batch);
        }
    }

    /// <summary>In the open transaction if its events have room there, else in as many as they need.</summary>
    private void AdvanceOne(Instance instance, IEventBatch batch, int group)
    {
        int count = batch.CountOf(group);
        if (open.Events > 0 && open.Events + count > Transaction.Limit)
        {
            Submit();
            Begin();
        }

        for (int from = 0; from < count; from += Transaction.Limit)
        {
            if (from > 0)
            {
                Submit();
                Begin();
            }

            AdvancePart(instance, batch, Read(batch, group, from, Math.Min(Transaction.Limit, count - from)));
        }

        open.Commit.AnteroomLeft.AddRange(batch.Keyed.LeavingTo(instance.Key));
        instances.Used(instance);
    }

    /// <summary>What comes for an instance that cannot be read waits in quarantine until it can.</summary>
    private void RefuseAll(IEventBatch batch, int group, DamagedFactsException damage)
    {
        writer.Damaged.Add(damage);
        int count = batch.CountOf(group);
        for (int from = 0; from < count; from += Transaction.Limit)
        {
            ReadOnlySpan<WorkflowEvent> facts = Read(batch, group, from, Math.Min(Transaction.Limit, count - from));
            open.Events += facts.Length;
            open.New -= WaitedAmong(facts, batch.Keyed);
            foreach (WorkflowEvent fact in facts)
            {
                NotTaken(fact, damage.Message, batch);
            }
        }

        open.Commit.AnteroomLeft.AddRange(batch.Keyed.LeavingTo(batch.Keys[group]));
    }

    private ReadOnlySpan<WorkflowEvent> Read(IEventBatch batch, int group, int from, int count)
    {
        if (events.Length < count)
        {
            events = new WorkflowEvent[Transaction.Limit];
        }

        batch.Read(group, from, events.AsSpan(0, count));
        return events.AsSpan(0, count);
    }

    private void AdvancePart(Instance instance, IEventBatch batch, ReadOnlySpan<WorkflowEvent> events)
    {
        Advanced advanced = Advance.Run(instance, events, feeds.ContextOf(instance.Key));
        open.Events += events.Length;
        open.New += advanced.Taken - WaitedAmong(events, batch.Keyed);
        open.Commit.Add(advanced);
        foreach (WorkflowEvent fact in advanced.Known)
        {
            Knew(fact, batch);
        }

        foreach ((WorkflowEvent fact, string reason) in advanced.Refused)
        {
            NotTaken(fact, reason, batch);
        }
    }

    private void Knew(WorkflowEvent fact, IEventBatch batch)
    {
        if (batch.Keyed.ToldOf(fact) is { } told)
        {
            batch.Knew(told);
        }
        else
        {
            open.New++;
        }
    }

    private void NotTaken(WorkflowEvent fact, string reason, IEventBatch batch)
    {
        if (batch.Keyed.ToldOf(fact) is { } told)
        {
            batch.NotTaken(told, reason);
            Refuse(fact, told, reason, batch);
        }
        else
        {
            open.New++;
            open.Commit.Quarantine.Add(RefusedFact.Of(fact, reason, batch.Keyed.OriginOf(fact), open.Commit.RecordedAt));
        }
    }

    /// <summary>They were new when they came, whatever becomes of them now.</summary>
    private static int WaitedAmong(ReadOnlySpan<WorkflowEvent> events, KeyedEvents keyed)
    {
        int waited = 0;
        if (!keyed.IsEmpty)
        {
            foreach (WorkflowEvent fact in events)
            {
                waited += keyed.ToldOf(fact) is null ? 1 : 0;
            }
        }

        return waited;
    }

    /// <summary>A refused fact takes as much memory as a hundred that are taken.</summary>
    /// <param name="told">As it came.</param>
    private void Refuse(WorkflowEvent fact, WorkflowEvent told, string reason, IEventBatch batch)
    {
        if (batch.EntryOf(told) is { } entry)
        {
            open.Refused++;
            staying.TryAdd(entry, RefusedFact.ReasonOf(fact, reason));
            return;
        }

        if (open.Refused == Transaction.RefusedLimit)
        {
            Submit();
            Begin();
        }

        open.Refused++;
        open.Commit.Quarantine.Add(RefusedFact.Of(fact, reason, batch.OriginOf(told), open.Commit.RecordedAt));
    }
}

using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Handovers;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

/// <summary>Brings the ledger up to the rules: measurements that are new are counted over all stored instances, those no rule uses are dropped.</summary>
public static class BackFill
{
    /// <summary>True when <see cref="Run(IStore, RuleSet, TimeProvider, IProgress{long}?, CancellationToken)"/> has something to do.</summary>
    public static bool IsNeeded(IStore store, RuleSet rules) => !MeasurementChange.Between(store.Ledger, rules).IsNothing;

    public static void Run(IStore store, RuleSet rules, TimeProvider time, IProgress<long>? instances, CancellationToken cancellation)
    {
        if (IsNeeded(store, rules))
        {
            using IStoreWriter writer = store.OpenWriter();
            Run(writer, rules, time, instances, cancellation);
        }
    }

    /// <summary>
    /// In several transactions. A new measurement is complete with the last one; what a run that was cut off has left of it is dropped by
    /// the next run's first. Measurements no rule uses go with the last, too, when no next deadline stems from them any more.
    /// </summary>
    internal static void Run(IStoreWriter writer, RuleSet rules, TimeProvider time, IProgress<long>? instances, CancellationToken cancellation)
    {
        MeasurementChange change = MeasurementChange.Between(writer.Ledger, rules);
        if (change.IsNothing)
        {
            return;
        }

        InstancePass pass = new(writer, time, cancellation);
        pass.Commit.MeasurementsDropped.AddRange(change.New);
        pass.Commit.MeasurementsDropped.AddRange(change.Unfinished);
        pass.Write();
        foreach (string workflow in writer.Instances.Workflows())
        {
            WorkflowRules ofWorkflow = rules.For(workflow);
            NewHandovers.Deliver(writer, ofWorkflow, change, time, cancellation);
            foreach (StoredInstance row in RowsOf(writer, ofWorkflow, change))
            {
                Fill(row, ofWorkflow, change, pass);
                instances?.Report(pass.Count);
            }

            // By the old measurements nothing was due; by the new ones much may be.
            pass.Write();
            DeadlineSweep.Run(writer, new AdvanceContext(ofWorkflow, new Watermarks(writer.Sources.All()).Of(ofWorkflow), Instant.Never), time, cancellation);
        }

        // Before the last write, so that a run that is cut off here is not taken for done.
        if (change.Unused.Count + change.Unfinished.Count > 0)
        {
            HandoverDelivery.Clear(writer, rules, time, cancellation);
        }

        pass.Commit.MeasurementsCompleted.AddRange(change.New);
        pass.Commit.MeasurementsDropped.AddRange(change.Unused);
        pass.Write();
    }

    /// <summary>All, when something is to be counted; else those that may have their next deadline from a measurement that goes.</summary>
    private static IEnumerable<StoredInstance> RowsOf(IStoreWriter writer, WorkflowRules rules, MeasurementChange change)
    {
        string workflow = rules.Workflow.Name;
        if (rules.Measurements.Any(measurement => change.New.Contains(measurement.Hash)))
        {
            return writer.Instances.All(workflow);
        }

        IReadOnlyList<InstanceKey> open = change.Unused.Count == 0 ? [] : writer.Instances.Due(workflow, Instant.Ever, int.MaxValue);
        return open.Chunk(InstancePass.Size).SelectMany(keys => writer.Instances.Load(keys)).OfType<StoredInstance>();
    }

    /// <summary>Judges by all measurements, because the next deadline is that of all, and posts for the new ones.</summary>
    private static void Fill(StoredInstance row, WorkflowRules rules, MeasurementChange change, InstancePass pass)
    {
        Advanced filled = Advance.Fill(row, rules);
        foreach (Posting posting in filled.Postings)
        {
            if (change.New.Contains(posting.Measurement.Hash))
            {
                pass.Commit.Post(posting);
            }
        }

        pass.Commit.ViolationsAdded.AddRange(filled.ViolationsAdded.Where(violation => change.New.Contains(violation.Measurement)));
        if (filled.NextDeadline != row.NextDeadline)
        {
            pass.Commit.Instances.Add(row with { NextDeadline = filled.NextDeadline, Chunks = [], FirstChunk = row.Chunks.Count });
        }

        pass.Added();
    }
}

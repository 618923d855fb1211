using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Handovers;

/// <summary>
/// Before a new measurement of hand-overs is counted: who took over may have been stored long before there was such a rule, and in a store
/// of an older SloWatch no keys are noted.
/// </summary>
internal static class NewHandovers
{
    public static void Deliver(IStoreWriter writer, WorkflowRules rules, MeasurementChange change, TimeProvider time, CancellationToken cancellation)
    {
        Receiver[] receivers = [.. rules.Measurements.Where(measurement => change.New.Contains(measurement.Hash)).Select(measurement => measurement.Indicator.HandsOverTo).OfType<Receiver>()];
        if (receivers.Length == 0)
        {
            return;
        }

        foreach (string workflow in receivers.Select(receiver => receiver.Workflow).Append(rules.Workflow.Name).Distinct())
        {
            NoteKeys(writer, workflow, time, cancellation);
        }

        Watermarks complete = new(writer.Sources.All());
        HandoverDelivery.Run(writer, rules, new AdvanceContext(Counted(rules, change), complete.Of(rules), Instant.Never), complete, time, cancellation);
    }

    /// <summary>What is delivered is posted only for measurements that were counted before; the new ones are counted with it.</summary>
    private static WorkflowRules Counted(WorkflowRules rules, MeasurementChange change) =>
        new(rules.Workflow, [.. rules.Measurements.Where(measurement => !change.New.Contains(measurement.Hash))]);

    private static void NoteKeys(IStoreWriter writer, string workflow, TimeProvider time, CancellationToken cancellation)
    {
        InstancePass pass = new(writer, time, cancellation);
        WorkflowRules none = new(new Workflow(workflow), []);
        foreach (StoredInstance row in writer.Instances.All(workflow))
        {
            IReadOnlyList<NamedValue> keys = Instance.Load(row, none).Keys();
            if (!keys.SequenceEqual(writer.Instances.Keys(row.Key)))
            {
                pass.Commit.Instances.Add(row with { Keys = keys, Chunks = [], FirstChunk = row.Chunks.Count });
                pass.Added();
            }
        }

        pass.Write();
    }
}

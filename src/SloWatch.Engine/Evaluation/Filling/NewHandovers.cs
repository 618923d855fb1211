using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Handovers;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Filling;

/// <summary>
/// Before a new measurement of hand-overs is counted: who took over may have been stored long before there was such a rule, and in a store
/// of an older SloWatch no keys are noted.
/// </summary>
internal sealed class NewHandovers(IStoreWriter writer, WorkflowRules rules, MeasurementChange change, Func<InstanceKey, AdvanceContext> contextOf, Watermarks complete, TimeProvider time)
{
    /// <summary>Gives each page of instances that is done.</summary>
    public IEnumerable<IReadOnlyList<StoredInstance>> Deliver(InstancePages pages)
    {
        Receiver[] receivers = [.. rules.Measurements.Where(measurement => change.New.Contains(measurement.Hash)).Select(measurement => measurement.Indicator.HandsOverTo).OfType<Receiver>()];
        if (receivers.Length == 0)
        {
            yield break;
        }

        foreach (string workflow in receivers.Select(receiver => receiver.Workflow).Append(rules.Workflow.Name).Distinct())
        {
            foreach (IReadOnlyList<StoredInstance> page in pages.Of(workflow))
            {
                NotedKeys.Write(page, writer, time);
                yield return page;
            }
        }

        foreach (IReadOnlyList<StoredInstance> page in pages.Of(rules.Workflow.Name))
        {
            HandoverDelivery.Run(page, writer, rules, contextOf, complete, time, CancellationToken.None);
            yield return page;
        }
    }
}

using System.Runtime.InteropServices;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Handovers;
using SloWatch.Engine.Evaluation.Subjects;
using SloWatch.Engine.Ingest.Sources;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>
/// What follows for instances from those that a group of deliveries touched: gaps that touch them now, who took over from whom, and which slots of schedules
/// cases were started for. It is
/// written before the group is answered, and before anything is judged by the clock; after a crash between the two the next start does all of it.
/// </summary>
internal sealed class Aftermath
{
    private const int PageSize = 500;

    private readonly IStoreWriter writer;
    private readonly LiveFeeds feeds;
    private readonly TimeProvider time;
    private readonly Dictionary<string, IReadOnlyList<WorkflowEvent>> gaps = [];

    public Aftermath(IStoreWriter writer, LiveFeeds feeds, TimeProvider time)
    {
        (this.writer, this.feeds, this.time) = (writer, feeds, time);
    }

    /// <summary>Of everything that is stored: at the start.</summary>
    public void OfAll(CancellationToken cancellation)
    {
        gaps.Clear();
        foreach (string workflow in feeds.Workflows)
        {
            GapDelivery.Run(writer, workflow, feeds.ContextOf, time, cancellation);
            HandoverDelivery.Run(writer, feeds.RulesOfFacts(workflow), feeds.ContextOf, feeds.Watermarks, time, cancellation);
            SlotDelivery.Run(writer.Instances.All(workflow), writer, feeds.RulesOfFacts(workflow), feeds.ContextOf, time, cancellation);
        }
    }

    /// <summary>Nothing follows from most groups.</summary>
    public bool IsNeeded(ArrivalBatch batch)
    {
        foreach ((string _, string workflow) in batch.Feeds.Spans.Keys)
        {
            if (GapsOf(workflow).Count > 0 || feeds.RulesOfFacts(workflow) is { Receivers.Count: > 0 } or { Schedules.Count: > 0 } || GivingTo(workflow).Any())
            {
                return true;
            }
        }

        return batch.Gaps.Count > 0;
    }

    /// <summary>When the group is written.</summary>
    public void Of(ArrivalBatch batch, CancellationToken cancellation)
    {
        foreach (string workflow in batch.Gaps.Select(gap => gap.Workflow).Distinct())
        {
            gaps.Remove(workflow);
            GapDelivery.Run(writer, workflow, feeds.ContextOf, time, cancellation);
            foreach (WorkflowRules giving in GivingTo(workflow))
            {
                HandoverDelivery.Run(writer, giving, feeds.ContextOf, feeds.Watermarks, time, cancellation);
            }
        }

        foreach (IGrouping<string, InstanceKey> touched in batch.Keys.ToArray().GroupBy(key => key.Workflow))
        {
            OfTouched(touched.Key, [.. touched], cancellation);
        }
    }

    private void OfTouched(string workflow, InstanceKey[] keys, CancellationToken cancellation)
    {
        if (GapsOf(workflow) is { Count: > 0 } lost)
        {
            GapDelivery.Run(Rows(keys), lost, writer, feeds.ContextOf, time, cancellation);
        }

        if (feeds.RulesOfFacts(workflow) is { Receivers.Count: > 0 } own)
        {
            HandoverDelivery.Run(Rows(keys), writer, own, feeds.ContextOf, feeds.Watermarks, time, cancellation);
        }

        SlotDelivery.Run(Rows(keys), writer, feeds.RulesOfFacts(workflow), feeds.ContextOf, time, cancellation);
        foreach (WorkflowRules giving in GivingTo(workflow))
        {
            HandoverDelivery.Run(Rows(GiversTo(keys, giving, workflow)), writer, giving, feeds.ContextOf, feeds.Watermarks, time, cancellation);
        }
    }

    /// <summary>Those who may have handed over to one of them, each once.</summary>
    private InstanceKey[] GiversTo(InstanceKey[] keys, WorkflowRules giving, string workflow)
    {
        HashSet<InstanceKey> givers = [];
        foreach (string? key in giving.Receivers.Where(receiver => receiver.Workflow == workflow).Select(receiver => receiver.Key).Distinct())
        {
            foreach (InstanceKey taking in keys)
            {
                givers.UnionWith(writer.Instances.Sharing(taking, giving.Workflow.Name, key, HandoverDelivery.MostSharing + 1).Select(shared => shared.Instance));
            }
        }

        return [.. givers];
    }

    private IEnumerable<StoredInstance> Rows(InstanceKey[] keys) => keys.Chunk(PageSize).SelectMany(page => writer.Instances.Load(page)).OfType<StoredInstance>();

    private IEnumerable<WorkflowRules> GivingTo(string workflow) => feeds.AllRulesOfFacts.Where(giving => giving.Receivers.Any(receiver => receiver.Workflow == workflow));

    private IReadOnlyList<WorkflowEvent> GapsOf(string workflow) =>
        CollectionsMarshal.GetValueRefOrAddDefault(gaps, workflow, out _) ??= writer.Sources.Gaps(workflow);
}

using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Handovers;

/// <summary>
/// Delivers to each instance of a workflow, as facts, who took over from it: the starts in other workflows with the same key, as they are known
/// now. What is no longer known is taken back. It runs when an import has brought all it brings, and changes nothing when it runs again.
/// </summary>
internal sealed class HandoverDelivery
{
    /// <summary>A key that more instances of a workflow carry tells none of them from the others.</summary>
    public const int MostSharing = 100;

    private readonly IInstanceReader instances;
    private readonly IReadOnlyList<Receiver> receivers;
    private readonly UnseenStarts unseen;
    private readonly StartBook starts;

    private HandoverDelivery(IStoreReader store, WorkflowRules rules, Instant now, Watermarks complete)
    {
        instances = store.Instances;
        receivers = rules.Receivers;
        unseen = new UnseenStarts(store, rules, now, complete);
        starts = new StartBook(store.Instances);
    }

    /// <param name="rules">They name those who take over.</param>
    /// <param name="contextOf">What an instance is judged by, and posted for.</param>
    /// <param name="complete">How far those are complete that may take over.</param>
    public static void Run(IStoreWriter writer, WorkflowRules rules, Func<InstanceKey, AdvanceContext> contextOf, Watermarks complete, TimeProvider time, CancellationToken cancellation)
    {
        if (rules.Receivers.Count > 0)
        {
            Run(writer.Instances.All(rules.Workflow.Name), writer, rules, contextOf, complete, time, cancellation);
        }
    }

    /// <param name="rows">Of the workflow that hands over.</param>
    public static void Run(IEnumerable<StoredInstance> rows, IStoreWriter writer, WorkflowRules rules, Func<InstanceKey, AdvanceContext> contextOf, Watermarks complete, TimeProvider time, CancellationToken cancellation)
    {
        HandoverDelivery delivery = new(writer, rules, contextOf(new(rules.Workflow.Name, "")).Now, complete);
        bool OfReceivers(WorkflowEvent fact) => HandedOver.IsOf(rules.Receivers, fact);
        InstancePass pass = new(writer, time, cancellation);
        foreach (StoredInstance row in rows)
        {
            writer.Damaged.Try(() => Replace(row, OfReceivers, delivery.KnownTo(row), contextOf(row.Key), pass));
        }

        pass.Write();
    }

    /// <summary>Takes back what no rule of the workflow asks for any more.</summary>
    /// <param name="rows">Of one workflow.</param>
    public static void Clear(IEnumerable<StoredInstance> rows, IStoreWriter writer, AdvanceContext context, TimeProvider time)
    {
        bool OfNobody(WorkflowEvent fact) => fact.Kind == EventKind.HandedOver && !HandedOver.IsOf(context.Rules.Receivers, fact);
        InstancePass pass = new(writer, time, CancellationToken.None);
        foreach (StoredInstance row in rows)
        {
            writer.Damaged.Try(() => Replace(row, OfNobody, [], context, pass));
        }

        pass.Write();
    }

    private static void Replace(StoredInstance row, Predicate<WorkflowEvent> replaced, IReadOnlyList<WorkflowEvent> known, AdvanceContext context, InstancePass pass)
    {
        if (!HandedOver.IsInPlace(row, replaced, known))
        {
            pass.Add(Advance.HandOver(Instance.Load(row, context.Rules), replaced, known, context));
        }
    }

    private List<WorkflowEvent> KnownTo(StoredInstance row)
    {
        List<WorkflowEvent> known = [.. unseen.Of(row)];
        foreach (Receiver receiver in receivers)
        {
            AddStarts(row.Key, receiver, known);
        }

        return known;
    }

    private void AddStarts(InstanceKey giving, Receiver receiver, List<WorkflowEvent> known)
    {
        IReadOnlyList<SharedKey> sharing = instances.Sharing(giving, receiver.Workflow, receiver.Key, MostSharing + 1);
        if (sharing.Count > MostSharing)
        {
            known.Add(HandedOver.Unseen(receiver.Workflow, new TimeRange(Instant.Never, HandedOver.AllTime), "", $"more than {MostSharing} of {receiver.Workflow} carry its {receiver.KeyText}", giving));
            return;
        }

        foreach (SharedKey shared in sharing)
        {
            NamedValue key = new(receiver.Key ?? "", shared.Value);
            known.AddRange(starts.Of(shared.Instance).Where(start => start.Keys.Contains(key)).Select(start => HandedOver.To(start, receiver, shared.Value, giving)));
        }
    }
}

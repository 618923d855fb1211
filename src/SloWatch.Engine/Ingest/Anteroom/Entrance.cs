using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Anteroom;

/// <summary>Lets events of one batch wait, as far as there is room.</summary>
/// <param name="limit">Facts of one source for one workflow.</param>
internal sealed class Entrance(IAnteroomReader stored, KeyedEvents keyed, int limit, Instant now)
{
    /// <summary>Of one fact while it waits.</summary>
    private const int RevisionLimit = 100;

    private readonly Dictionary<(string Workflow, string Identity), int> entering = [];
    private readonly Dictionary<(string Source, string Workflow), long> counts = [];

    /// <param name="told">Of the batch.</param>
    public void Enter(WorkflowEvent told, string origin)
    {
        WorkflowEvent fact = SignOfLife.Kept(told);
        byte[] identity = WaitingIdentity.Of(fact);
        (string, string) key = (fact.Workflow, Convert.ToHexString(identity));
        WaitingFact? before = entering.TryGetValue(key, out int at) ? keyed.Entering[at] : stored.Find(fact.Workflow, identity);
        if (before is not null && IsToldBy(before, fact))
        {
            keyed.Known.Add(told);
            return;
        }

        if ((before is null ? NoRoom(fact) : NoMore(before)) is { } reason)
        {
            keyed.Refused.Add((told, reason));
            return;
        }

        WaitingFact waiting = before is null
            ? new(0, fact.Workflow, fact.Source, identity, [fact], origin, now)
            : before with { Told = [.. before.Told, fact] };
        Keep(key, waiting);
        keyed.EnteringEvents++;
    }

    private void Keep((string, string) key, WaitingFact waiting)
    {
        if (entering.TryGetValue(key, out int at))
        {
            keyed.Entering[at] = waiting;
            return;
        }

        entering.Add(key, keyed.Entering.Count);
        keyed.Entering.Add(waiting);
    }

    private string? NoRoom(WorkflowEvent fact)
    {
        (string, string) feed = (fact.Source, fact.Workflow);
        long count = counts.TryGetValue(feed, out long known) ? known : stored.Count(fact.Source, fact.Workflow);
        counts[feed] = count < limit ? count + 1 : count;
        return count < limit ? null
            : $"{limit:N0} events of {JsonText.Short(fact.Source)} wait for their case already; send what tells the keys together with the case, then replay this";
    }

    private static string? NoMore(WaitingFact before) =>
        before.Told.Count < RevisionLimit ? null : $"{RevisionLimit} revisions of it wait for their case already; send what tells its keys together with the case, then replay this";

    private static bool IsToldBy(WaitingFact waiting, WorkflowEvent fact)
    {
        byte[] packed = FactPacker.Pack([fact]);
        return waiting.Told.Any(revision => FactPacker.Pack([revision]).AsSpan().SequenceEqual(packed));
    }
}

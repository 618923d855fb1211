using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Quarantine;

/// <summary>
/// Hands entries of the quarantine to ingest again, as after rules were mended, or lets them go. What is taken leaves in the transaction
/// that takes it; what is still refused stays as the entry it was, with the reason that holds now. May be done again at any time.
/// </summary>
public sealed class QuarantineReplay(IStoreReader store, RuleSet rules, IIngest ingest, TimeProvider time)
{
    private const int PageSize = 200;

    private const string FromFile = "it comes from a file; import the file again, with --replace after a change of the mapping, and drop this";

    private readonly KeptReader reader = new(rules);

    /// <param name="source">Null: of all.</param>
    /// <exception cref="IngestBusyException">Too much waits to be taken; what was replayed before stands.</exception>
    public async Task<ReplayResult> RunAsync(string? source, CancellationToken cancellation)
    {
        ReplayResult result = new();

        // What is refused meanwhile is not looked at.
        long last = store.Sources.LastKept();
        for (long after = 0; NextPage(source, after, last) is { Count: > 0 } page; after = page[^1].Id)
        {
            cancellation.ThrowIfCancellationRequested();
            await ReplayAsync(page, result);
        }

        return result;
    }

    /// <summary>Null when there is no such entry.</summary>
    public async Task<ReplayResult?> RunAsync(long id)
    {
        if (store.Sources.Kept(id) is not { } kept)
        {
            return null;
        }

        ReplayResult result = new();
        await ReplayAsync([kept], result);
        return result;
    }

    /// <summary>Forgets entries, and gives how many.</summary>
    public async Task<long> DropAsync(string? source, CancellationToken cancellation)
    {
        long last = store.Sources.LastKept();
        long dropped = 0;
        for (long after = 0; NextPage(source, after, last) is { Count: > 0 } page; after = page[^1].Id)
        {
            cancellation.ThrowIfCancellationRequested();
            await DeliverAsync(new Delivery("quarantine", [], []) { IsReplay = true, Released = [.. page.Select(kept => kept.Id)] });
            dropped += page.Count;
        }

        return dropped;
    }

    /// <summary>False when there is no such entry.</summary>
    public async Task<bool> DropAsync(long id)
    {
        if (store.Sources.Kept(id) is null)
        {
            return false;
        }

        await DeliverAsync(new Delivery("quarantine", [], []) { IsReplay = true, Released = [id] });
        return true;
    }

    private List<KeptRefusal> NextPage(string? source, long after, long last) => [.. store.Sources.KeptAfter(source, after, PageSize).TakeWhile(kept => kept.Id <= last)];

    private async Task ReplayAsync(IReadOnlyList<KeptRefusal> page, ReplayResult result)
    {
        ReplayPage portion = new();
        foreach (KeptRefusal kept in page)
        {
            portion.Add(kept, Origins.IsDelivered(kept.Refused) ? reader.Read(kept) : KeptReading.Of(FromFile));
        }

        Delivery delivery = portion.Deliver(Origins.Replay(Instant.From(time.GetUtcNow())));
        bool isEmpty = delivery.Events.Count + delivery.Released.Count + delivery.Staying.Count == 0;
        portion.Note(isEmpty ? new Receipt(0, 0, []) : await DeliverAsync(delivery), result);
    }

    private async Task<Receipt> DeliverAsync(Delivery delivery) => await (ingest.TryTake(delivery) ?? throw new IngestBusyException());
}

/// <summary>Too much waits to be taken.</summary>
public sealed class IngestBusyException() : Exception("events come faster than they can be stored; try again in a moment, and what was done before stands");

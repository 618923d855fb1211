using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Anteroom;

/// <summary>Gives events that name no instance to the one that carries a key of theirs, or lets them wait for it. For batches without keys it does nothing.</summary>
/// <param name="stored">May be read while the writer writes, and knows what waits.</param>
/// <param name="limit">Facts of one source for one workflow that may wait.</param>
internal sealed class Assembler(IAnteroomReader stored, IFeeds feeds, TimeProvider time, int limit = Assembler.UsualLimit)
{
    public const int UsualLimit = 20_000;

    private readonly KeyBook book = new(stored);

    /// <summary>Everything must be written, and then <see cref="Clear"/> be called.</summary>
    public bool IsFull => book.IsFull;

    /// <summary>What entered or left the anteroom before must be written. A batch is assembled once, however often it is advanced.</summary>
    public void Assemble(IEventBatch batch)
    {
        Entrance entrance = new(stored, batch.Keyed, limit, Instant.From(time.GetUtcNow()));
        new Assembly(batch, feeds.Correlations, book, stored, entrance, Instant.From(time.GetUtcNow())).Run();
        batch.Keyed.Arrange();
    }

    /// <summary>Something else wrote, or what was claimed was not written.</summary>
    public void Clear() => book.Clear();
}

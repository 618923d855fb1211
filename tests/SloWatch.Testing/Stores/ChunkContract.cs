using SloWatch.Core.Instances;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

/// <summary>Long instances: only what is new is written, all of it is read.</summary>
public abstract class ChunkContract(StorePlace place) : StoreContract(place)
{
    [Fact]
    public void A_long_instance_grows_by_its_last_chunks()
    {
        using IStore store = Open();
        Write(store, Chunks(0, 0, [1]));
        Write(store, Chunks(1, 0, [1, 1]));
        Write(store, Chunks(2, 0, [1, 1, 1], [2]));
        Write(store, Chunks(3, 1, [2, 2], [3, 3], [4]));

        AssertChunks(store, [1, 1, 1], [2, 2], [3, 3], [4]);
    }

    [Fact]
    public void A_last_chunk_that_was_full_stays_when_the_next_one_begins()
    {
        using IStore store = Open();
        Write(store, Chunks(0, 0, [1], [2]));
        Write(store, Chunks(1, 2, [3]));
        AssertChunks(store, [1], [2], [3]);

        Write(store, Chunks(2, 3, [4], [5]));
        AssertChunks(store, [1], [2], [3], [4], [5]);
    }

    [Fact]
    public void What_was_only_judged_again_keeps_its_chunks()
    {
        using IStore store = Open();
        Write(store, Chunks(0, 0, [1], [2]));
        Write(store, Chunks(1, 2));

        AssertChunks(store, [1], [2]);
        Assert.Equal(2, Load(store, "long")!.RowVersion);
    }

    [Fact]
    public void Chunks_from_the_first_on_replace_all_older_ones()
    {
        using IStore store = Open();
        Write(store, Chunks(0, 0, [1], [2], [3], [4]));
        Write(store, Chunks(1, 0, [5], [6]));
        AssertChunks(store, [5], [6]);

        Write(store, Chunks(2, 0, [7]));
        AssertChunks(store, [7]);
    }

    [Fact]
    public void Chunks_from_the_middle_on_replace_what_came_after()
    {
        using IStore store = Open();
        Write(store, Chunks(0, 0, [1], [2], [3], [4]));
        Write(store, Chunks(1, 1, [5], [6]));

        AssertChunks(store, [1], [5], [6]);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    public void Chunks_that_would_leave_a_hole_are_refused(int first, int count)
    {
        using IStore store = Open();
        Write(store, Chunks(0, 0, [1], [2]));

        Assert.ThrowsAny<ArgumentException>(() => Write(store, Chunks(1, first, [.. Enumerable.Repeat(new byte[] { 9 }, count)])));
        AssertChunks(store, [1], [2]);
    }

    [Fact]
    public void Four_hundred_full_chunks_come_back_in_order()
    {
        byte[][] chunks = [.. Enumerable.Range(0, 400).Select(i => Enumerable.Range(0, 9000).Select(j => (byte)((i + j) % 251)).ToArray()), []];
        using (IStore store = Open())
        {
            Write(store, Chunks(0, 0, chunks));
        }

        using IStore reopened = Open();
        AssertChunks(reopened, chunks);
        Assert.Equal(chunks, reopened.Instances.All(Loans).Single().Chunks);
    }

    private static Commit Chunks(long version, int first, params byte[][] chunks) =>
        Of(Row("long") with { RowVersion = version, FirstChunk = first, Chunks = chunks });

    private static void AssertChunks(IStore store, params byte[][] expected)
    {
        StoredInstance row = Load(store, "long")!;
        Assert.Equal(0, row.FirstChunk);
        Assert.Equal(expected, row.Chunks);
    }
}

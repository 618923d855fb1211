using System.Diagnostics;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Tests.Sqlite;

public sealed class DueTests : IDisposable
{
    private const int Pending = 50_000;

    private readonly SqliteFile file = new();
    private readonly IStore store;

    public DueTests() => store = file.Open();

    public void Dispose()
    {
        store.Dispose();
        file.Dispose();
    }

    [Fact]
    public void Whether_anything_is_due_is_known_as_soon_however_much_is_not()
    {
        Write("few", 1);
        Write("many", Pending);
        Assert.Empty(store.Instances.Due("many", new Instant(1), 1));
        Assert.Single(store.Instances.Due("many", new Instant(2), 1));

        Assert.InRange(Fastest("many") / Fastest("few"), 0, 100); // to look at all of them would take a thousand times as long
    }

    private void Write(string workflow, int count)
    {
        Instant at = new(0);
        Commit commit = new() { RecordedAt = at };
        commit.Instances.AddRange(Enumerable.Range(1, count).Select(number => new StoredInstance(new InstanceKey(workflow, $"i-{number}"), 0, at, new Instant(number), new InstanceSummary(at, at, null, null, 1), [[1]], 0, 0)));
        using IStoreWriter writer = store.OpenWriter();
        writer.Write(commit);
    }

    /// <summary>Of many calls, for other processes take their time as well.</summary>
    private double Fastest(string workflow) => Enumerable.Range(0, 200).Min(call =>
    {
        long begin = Stopwatch.GetTimestamp();
        _ = store.Instances.Due(workflow, new Instant(1), 1);
        return Stopwatch.GetElapsedTime(begin).TotalMicroseconds;
    });
}

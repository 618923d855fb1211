using System.Globalization;
using SloWatch.Core.Instances;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;
using SloWatch.Testing.Histories;

namespace SloWatch.System.Tests.Serving;

/// <summary>
/// The service is killed while a client waits for an answer: in a part of the kills what was sent is in the store already, and the answer is
/// lost; in the others it is not. The client sends again what was not answered.
/// </summary>
public sealed class KilledServiceTests : IDisposable
{
    private const int EventsInABatch = 40;

    private readonly TempFolder folder = new();
    private readonly Dice dice = new(1);
    private int batches;

    [Fact]
    public void Killed_twenty_times_it_loses_nothing_it_answered_and_counts_nothing_twice() => KillAndCount(kills: 20);

    [LongFact]
    public void Killed_fifty_times_it_loses_nothing_it_answered_and_counts_nothing_twice() => KillAndCount(kills: 50);

    public void Dispose() => folder.Dispose();

    private void KillAndCount(int kills)
    {
        int committed = 0, lost = 0;
        string? unanswered = null;
        for (int kill = 0; kill < kills; kill++)
        {
            using Served served = Served.Start(folder);
            using FrozenRequest client = new(served);
            if (unanswered is not null)
            {
                _ = client.AnsweredWithin(unanswered, TimeSpan.Zero);
                client.Answer();
            }

            (unanswered, bool stored) = KillWhile(client, mayBeStored: committed < kills * 3 / 4, mayBeLost: lost < kills * 3 / 4);
            (committed, lost) = stored ? (committed + 1, lost) : (committed, lost + 1);
        }

        using (Served served = Served.Start(folder))
        {
            using FrozenRequest client = new(served);
            _ = client.AnsweredWithin(unanswered!, TimeSpan.Zero);
            client.Answer();
            Assert.Equal(0, served.Stop("TERM"));
        }

        Assert.True(committed >= kills / 4 && lost >= kills / 4, $"{committed} of {kills} kills after the commit, {lost} before");
        AssertEverythingIsThereOnce();
    }

    /// <summary>Sends batch after batch until one is unanswered at the moment wanted; gives it, and whether it is in the store.</summary>
    private (string Batch, bool Stored) KillWhile(FrozenRequest client, bool mayBeStored, bool mayBeLost)
    {
        for (int attempt = 0; attempt < 5000; attempt++)
        {
            string batch = Batch();
            if (!client.AnsweredWithin(batch, TimeSpan.FromMicroseconds(dice.Between(0, 12_000))) && IsStored(batches) is { } stored && (stored ? mayBeStored : mayBeLost))
            {
                client.Kill();
                return (batch, stored);
            }

            client.Answer();
        }

        throw new InvalidOperationException($"no request was unanswered with its events {(mayBeStored ? "stored" : "not stored")}.");
    }

    /// <summary>Each event of a case of its own, half of which began so long ago that the next tick judges them.</summary>
    private string Batch()
    {
        batches++;
        return string.Join('\n', Enumerable.Range(0, EventsInABatch).Select(i => Served.Event("started", Case(batches, i), i % 2 == 0 ? -200 : -5)));
    }

    private static string Case(int batch, int number) => string.Create(CultureInfo.InvariantCulture, $"o-{batch}-{number}");

    /// <summary>Null when the frozen service does not let anybody look.</summary>
    private bool? IsStored(int batch)
    {
        try
        {
            using IStore store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: false);
            return store.Instances.Load([new InstanceKey("orders", Case(batch, 0))])[0] is not null;
        }
        catch (StoreException)
        {
            return null;
        }
    }

    private void AssertEverythingIsThereOnce()
    {
        using (IStore store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: false))
        {
            HashSet<string> expected = [.. Enumerable.Range(1, batches).SelectMany(batch => Enumerable.Range(0, EventsInABatch).Select(i => Case(batch, i)))];
            List<(string Id, int Facts)> stored = [.. store.Instances.All("orders").Select(row => (row.Key.Id, row.Summary.FactCount))];
            Assert.Equal(expected.Count, stored.Count);
            Assert.All(stored, one => Assert.True(expected.Contains(one.Id) && one.Facts == 1, one.ToString()));
        }

        Answer audit = Slowatch.Run(folder.Root, "audit", "--rules", Repository.PathOf(Served.Rules));
        Assert.True(audit.ExitCode == 0, audit.Out + audit.Error);
    }
}

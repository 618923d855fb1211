using System.Globalization;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;
using SloWatch.Testing.Histories;

namespace SloWatch.System.Tests.Serving;

/// <summary>The service is killed while events begin to wait for their order, and while others are given to theirs.</summary>
public sealed class KilledAnteroomTests : IDisposable
{
    private const int Kills = 8, OrdersInABatch = 30;

    private readonly TempFolder folder = new();
    private readonly Dice dice = new(1);
    private int batches;

    [Fact]
    public void Killed_at_any_moment_it_loses_nothing_that_waits_and_gives_nothing_twice()
    {
        string? unanswered = null;
        for (int kill = 0; kill < Kills; kill++)
        {
            using Served served = Served.Start(folder);
            using FrozenRequest client = new(served);
            Repeat(unanswered, client);
            unanswered = KillWhile(client);
        }

        using (Served served = Served.Start(folder))
        {
            using FrozenRequest client = new(served);
            Repeat(unanswered, client);
            Assert.Equal(0, served.Stop("TERM"));
        }

        AssertEverythingIsThereOnce();
    }

    public void Dispose() => folder.Dispose();

    private static void Repeat(string? batch, FrozenRequest client)
    {
        if (batch is not null)
        {
            _ = client.AnsweredWithin(batch, TimeSpan.Zero);
            client.Answer();
        }
    }

    private string KillWhile(FrozenRequest client)
    {
        for (int attempt = 0; attempt < 5000; attempt++)
        {
            string batch = Batch();
            if (!client.AnsweredWithin(batch, TimeSpan.FromMicroseconds(dice.Between(0, 12_000))) && dice.Percent(50))
            {
                client.Kill();
                return batch;
            }

            client.Answer();
        }

        throw new InvalidOperationException("no request was unanswered.");
    }

    /// <summary>Parcels of which nobody knows the order, and the orders of those of the batch before.</summary>
    private string Batch()
    {
        batches++;
        return string.Join('\n', Enumerable.Range(0, OrdersInABatch).SelectMany(i => (string[])[Packed(batches, i), Served.Event("started", Name("o", batches - 1, i), -5, Keys(batches - 1, i))]));
    }

    private static string Packed(int batch, int number) =>
        Served.Event("stepEnded", "", -4, $",\"step\":\"pack\",\"outcome\":\"completed\"{Keys(batch, number)}").Replace(",\"instance\":\"\"", "", StringComparison.Ordinal);

    private static string Keys(int batch, int number) => $$""","keys":{"parcel":"{{Name("p", batch, number)}}"}""";

    private static string Name(string letter, int batch, int number) => string.Create(CultureInfo.InvariantCulture, $"{letter}-{batch}-{number}");

    private void AssertEverythingIsThereOnce()
    {
        using (IStore store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: false))
        {
            Dictionary<string, int> stored = store.Instances.All("orders").ToDictionary(row => row.Key.Id, row => row.Summary.FactCount);
            Assert.Equal(batches * OrdersInABatch, stored.Count);
            Assert.All(stored, one => Assert.Equal(one.Key.StartsWith("o-0-", StringComparison.Ordinal) ? 1 : 2, one.Value));
            Assert.Equal(
                Enumerable.Range(0, OrdersInABatch).Select(i => Name("p", batches, i)).Order(StringComparer.Ordinal),
                store.Anteroom.After(null, 0, 10_000).Select(waiting => waiting.Keys[0].Value).Order(StringComparer.Ordinal));
        }

        Answer audit = Slowatch.Run(folder.Root, "audit", "--rules", Repository.PathOf(Served.Rules));
        Assert.True(audit.ExitCode == 0, audit.Out + audit.Error);
    }
}

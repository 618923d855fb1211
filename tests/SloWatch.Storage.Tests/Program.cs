using System.Globalization;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;

namespace SloWatch.Storage.Tests;

/// <summary>What tests start as another process.</summary>
internal static class Program
{
    public static void Main(string[] arguments)
    {
        using IStore store = SqliteStore.Open(arguments[1], create: true);
        using IStoreWriter writer = store.OpenWriter();
        if (arguments[0] == "write")
        {
            WriteForEver(writer, int.Parse(arguments[2], CultureInfo.InvariantCulture));
        }

        Console.WriteLine("holding");
        Console.Read();
    }

    /// <summary>Says each commit's number when it is durable. Each adds 40 instances, and as many to the ledger and to the violations.</summary>
    private static void WriteForEver(IStoreWriter writer, int first)
    {
        for (int commit = first; ; commit++)
        {
            writer.Write(Numbered(commit));
            Console.WriteLine(commit);
        }
    }

    private static Commit Numbered(int number)
    {
        Instant at = new(1_000_000L * number);
        Commit commit = new() { RecordedAt = at };
        for (int i = 0; i < 40; i++)
        {
            InstanceKey key = new("orders", $"{number}-{i}");
            commit.Instances.Add(new StoredInstance(key, 0, at, Instant.Ever, new InstanceSummary(at, at, null, null, 1), [new byte[300]], 0, 1));
            commit.Ledger.Add(("m", (number * 40) + i), new Tally(1, 0, 1, 0, 0));
            commit.ViolationsAdded.Add(new Violation("m", key.Workflow, key.Id, "instance", at, "late"));
        }

        commit.Sources.Add(new SourceState("log", "orders", at, "h", at, ""));
        return commit;
    }
}

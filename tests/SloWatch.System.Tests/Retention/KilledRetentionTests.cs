using System.Diagnostics;
using System.Globalization;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.System.Tests.Serving;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Retention;

public class KilledRetentionTests
{
    private const int Cases = 60_000;
    private const int Kills = 3;

    [Fact]
    public void Killed_amid_its_slices_it_leaves_a_sound_store_and_goes_on_the_next_time()
    {
        using TempFolder folder = new();
        folder.Write("events.jsonl", string.Join('\n', Enumerable.Range(0, Cases).SelectMany(Old).Append(Served.Event("started", "young", -10))));
        Assert.Equal(0, Run(folder, "import", "events.jsonl").ExitCode);
        List<long> left = [Count(folder)];
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process retaining = Slowatch.Start(folder.Root, Slowatch.Path, ["retain", "400d", "--rules", Repository.PathOf(Served.Rules)]);
            SpinWait.SpinUntil(() => Count(folder) < left[^1] || retaining.HasExited, TimeSpan.FromSeconds(60));
            retaining.Kill();
            retaining.WaitForExit();
            left.Add(Count(folder));
            Answer audit = Run(folder, "audit");
            Assert.True(audit.ExitCode == 0, audit.Out + audit.Error);
        }

        Assert.InRange(left[1], 2, Cases);
        Assert.Equal(0, Run(folder, "retain", "400d").ExitCode);
        Assert.Equal(1, Count(folder));
        Assert.Equal(0, Run(folder, "audit").ExitCode);
    }

    private static IEnumerable<string> Old(int number)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"o-{number}");
        double begun = (-500 * 24 * 60) + (number / 10d);
        return [Served.Event("started", id, begun), Served.Event("ended", id, begun + 30 + (number % 60), ",\"outcome\":\"completed\"")];
    }

    private static long Count(TempFolder folder)
    {
        using IStore store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: false);
        return store.Instances.Count(null);
    }

    private static Answer Run(TempFolder folder, params string[] arguments) => Slowatch.Run(folder.Root, [.. arguments, "--rules", Repository.PathOf(Served.Rules)]);
}

using System.Globalization;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Tests.Sqlite;

/// <summary>`kill -9` in the midst of writing, several times on one store.</summary>
public sealed class KilledWriterTests : IDisposable
{
    private const int PerCommit = 40;

    private readonly SqliteFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public void What_was_acknowledged_is_there_and_every_commit_is_whole()
    {
        int commits = 0;
        foreach (int survive in (int[])[1, 3, 17, 40, 90])
        {
            int acknowledged = WriteUntilKilled(commits, survive);
            commits = WholeCommits();

            Assert.InRange(commits, acknowledged, acknowledged + 1); // the one that was killed may have become durable, too
        }
    }

    /// <summary>The number of commits that are acknowledged, with those before.</summary>
    private int WriteUntilKilled(int first, int survive)
    {
        using OtherProcess other = new("write", file.Path, first.ToString(CultureInfo.InvariantCulture));
        for (int said = 1; said < survive; said++)
        {
            other.ReadLine();
        }

        other.Kill();
        int last = first + survive - 1;
        while (other.ReadLine() is { } line)
        {
            last = int.TryParse(line, out int more) && more > last ? more : last;
        }

        return last + 1;
    }

    private int WholeCommits()
    {
        using IStore store = file.Open();
        using IStoreWriter writer = store.OpenWriter(); // the right to write went with the process
        int commits = (int)store.Instances.Count(null) / PerCommit;
        Tally tally = store.Ledger.Sum("m", Instant.Never, Instant.Ever);

        Assert.Empty(store.FindDamage());
        Assert.Equal(commits * PerCommit, store.Instances.Count(null));
        Assert.Equal(new Tally(commits * PerCommit, 0, commits * PerCommit, 0, 0), tally);
        Assert.Equal(commits * PerCommit, store.Ledger.AllViolations("m").Count());
        Assert.Equal(new Instant(1_000_000L * (commits - 1)), store.Sources.All().Single().Watermark);
        return commits;
    }
}

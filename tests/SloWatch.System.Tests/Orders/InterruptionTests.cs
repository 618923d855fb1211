using System.Diagnostics;
using System.Globalization;
using System.Text;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

public sealed class InterruptionTests : IDisposable
{
    private const int Cases = 150_000;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void An_interrupted_import_ends_cleanly_and_a_second_run_completes_it(string signal)
    {
        WriteManyCases();
        using Process import = Slowatch.Start(folder.Root, Slowatch.Path, "import", "many.jsonl");
        WaitForTheFirstCommit(import);
        using (Process kill = Process.Start("kill", [$"-{signal}", import.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        string talk = import.StandardError.ReadToEnd();
        import.WaitForExit();

        Assert.Equal(130, import.ExitCode);
        Assert.Contains("interrupted; what was committed before stands", talk, StringComparison.Ordinal);
        Assert.Equal(0, Slowatch.Run(folder.Root, "import", "many.jsonl").ExitCode);
        using var store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: false);
        Assert.Equal(Cases, store.Instances.Count(null));
    }

    private void WriteManyCases()
    {
        StringBuilder lines = new();
        for (int i = 0; i < Cases; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $$"""{"kind":"started","at":"2024-03-04T08:00:00Z","source":"a","workflow":"loan","instance":"{{i}}"}""").Append('\n');
        }

        folder.Write("many.jsonl", lines.ToString());
    }

    /// <summary>Looks at the store as another reader would.</summary>
    private void WaitForTheFirstCommit(Process import)
    {
        using var store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: true);
        while (store.Instances.Count(null) == 0)
        {
            Assert.False(import.HasExited, "the import ended before it was interrupted");
            Thread.Yield();
        }
    }
}

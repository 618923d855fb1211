using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

public sealed class InterruptionTests : IDisposable
{
    private const int Cases = 150_000;
    private const int Interrupt = 2, Terminate = 15;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Interrupt)]
    [InlineData(Terminate)]
    public void An_interrupted_import_ends_cleanly_and_a_second_run_completes_it(int signal)
    {
        WriteManyCases();
        using Process import = Slowatch.Start(folder.Root, Slowatch.Path, "import", "many.jsonl");
        WaitForTheFirstCommit(import);
        Assert.Equal(0, Kill(import.Id, signal));

        string talk = import.StandardError.ReadToEnd();
        import.WaitForExit();

        Assert.Equal(130, import.ExitCode);
        Assert.Contains("interrupted; what was committed before stands", talk, StringComparison.Ordinal);
        Assert.Equal(0, Slowatch.Run(folder.Root, "import", "many.jsonl").ExitCode);
        using var store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: false);
        Assert.Equal(Cases, store.Instances.Count(null));
    }

    /// <summary>At once: while a process that sends the signal starts, the import may end.</summary>
    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

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

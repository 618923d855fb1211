using System.Diagnostics;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;
using SloWatch.Testing.LoanLog;
using SloWatch.Testing.Stores;

namespace SloWatch.System.Tests.Kill;

/// <summary>The real program importing the loan log, and a store that shows from outside how far it came.</summary>
internal sealed class KilledImport(string folder)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    private string StorePath => Path.Combine(folder, "slowatch.db");

    /// <summary>Starts an import and kills it a moment after the store has so many instances; an import that ends before is left alone.</summary>
    public void KillAt(long instances, TimeSpan moment)
    {
        using Process import = Start();
        using Progress progress = new(StorePath);
        while (progress.Instances < instances && !import.WaitForExit(Look))
        {
        }

        import.WaitForExit(moment);
        import.Kill();
        import.WaitForExit();
    }

    public int RunToTheEnd()
    {
        using Process import = Start();
        import.WaitForExit();
        return import.ExitCode;
    }

    /// <summary>Something was committed, and the last commit, which calls the source complete, was not.</summary>
    public bool IsInTheMidst()
    {
        using IStore store = SqliteStore.Open(StorePath, create: true);
        return store.Instances.Count(null) > 0 && !store.Sources.All().Any(source => source.Watermark == Instant.Ever);
    }

    public string Dump(string name)
    {
        using IStore store = SqliteStore.Open(StorePath, create: false);
        return DumpFile.Write(store, Path.Combine(folder, name));
    }

    private Process Start()
    {
        string[] arguments = ["import", SharedData.PathOf(SharedData.LoanLog), "--workflow", LoanEvents.Workflow, "--rules", LoanEvents.RulesFolder, "--store", StorePath];
        Process import = new() { StartInfo = new(Slowatch.Path, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true } };
        import.OutputDataReceived += (_, _) => { };
        import.ErrorDataReceived += (_, _) => { };
        import.Start();
        import.BeginOutputReadLine();
        import.BeginErrorReadLine();
        return import;
    }

    /// <summary>Looks on from beside the writer; a store that is not there yet has no instances.</summary>
    private sealed class Progress(string path) : IDisposable
    {
        private IStore? store;

        public long Instances
        {
            get
            {
                try
                {
                    store ??= SqliteStore.Open(path, create: false);
                    return store.Instances.Count(null);
                }
                catch (StoreException)
                {
                    return 0;
                }
            }
        }

        public void Dispose() => store?.Dispose();
    }
}

using System.Diagnostics;
using System.Globalization;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;
using SloWatch.Testing.LoanLog;

namespace SloWatch.Benchmarks.Whole;

/// <summary>`report` as people feel it: the published build, started anew each time, in turns with and without machine code made beforehand.</summary>
internal static class ReportRuns
{
    private const int Runs = 20;

    public static int Run()
    {
        if (SharedData.ReasonToSkip(SharedData.LoanLog) is { } missing)
        {
            Console.Error.WriteLine($"The loan log is missing: this {missing}.");
            return 1;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("slowatch-benchmark-");
        try
        {
            string ready = Published.Build("src/SloWatch", "slowatch", "ready", readyToRun: true);
            string plain = Published.Build("src/SloWatch", "slowatch", "plain", readyToRun: false);
            string db = Import(folder);
            string[] report = ["report", "--store", db, "--rules", LoanEvents.RulesFolder];
            Compare(ready, plain, "--version", ["--version"]);
            Compare(ready, plain, "report", report);
            Compare(ready, plain, "report --json", [.. report, "--json"]);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(string ready, string plain, string what, string[] arguments)
    {
        List<double> readies = [], plains = [];
        for (int run = -2; run < Runs; run++)
        {
            double a = Milliseconds(ready, arguments), b = Milliseconds(plain, arguments);
            if (run >= 0)
            {
                readies.Add(a);
                plains.Add(b);
            }
        }

        double fast = Median.Of(readies), slow = Median.Of(plains);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-14} ReadyToRun {fast,5:0} ms   without {slow,5:0} ms   {slow / fast:0.00} x (medians of {Runs}, with the start of the process)"));
    }

    private static double Milliseconds(string program, string[] arguments)
    {
        long begin = Stopwatch.GetTimestamp();
        Published.Start(program, arguments);
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private static string Import(DirectoryInfo folder)
    {
        string path = Path.Combine(folder.FullName, "slowatch.db");
        using IStore store = SqliteStore.Open(path, create: true);
        FileImporter.Run(new ImportRequest(SharedData.PathOf(SharedData.LoanLog), LoanEvents.Workflow, null, Replace: false), store, LoanEvents.Rules(), TimeProvider.System, null, CancellationToken.None);
        return path;
    }
}

using System.Diagnostics;
using System.Globalization;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing.LoanLog;
using SloWatch.Testing.Unprepared;

namespace SloWatch.Benchmarks.Whole;

/// <summary>One import into a fresh store, alone in its process so that the peak of its memory is its own; prints events, seconds, seconds of processor and kilobytes.</summary>
internal static class ImportOnce
{
    public static int Run(string kind, string file)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("slowatch-benchmark-");
        try
        {
            using IStore store = SqliteStore.Open(Path.Combine(folder.FullName, "slowatch.db"), create: true);
            bool unprepared = kind == "unprepared";
            ImportRequest request = new(file, unprepared ? OddLog.Workflow : LoanEvents.Workflow, Source: null, Replace: false);
            RuleSet rules = unprepared ? OddLog.Rules() : LoanEvents.Rules();
            TimeSpan used = Environment.CpuUsage.TotalTime;
            long begin = Stopwatch.GetTimestamp();
            ImportResult result = FileImporter.Run(request, store, rules, TimeProvider.System, progress: null, CancellationToken.None);
            double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
            double processor = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind} {result.Events} {seconds:0.000} {processor:0.000} {PeakKilobytes()}"));
            return result.Stopped is null && result.Refused == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What the kernel says was the most memory this process ever held.</summary>
    private static long PeakKilobytes()
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan(6, line.Length - 8), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
    }
}

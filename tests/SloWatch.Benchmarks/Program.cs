using System.Globalization;
using BenchmarkDotNet.Running;
using SloWatch.Benchmarks.Beside;
using SloWatch.Benchmarks.Whole;

return args switch
{
    ["import", .. string[] rest] => ImportRuns.Run("import", rest),
    ["shuffled", .. string[] rest] => ImportRuns.Run("shuffled", rest),
    ["unprepared", .. string[] rest] => ImportRuns.Run("unprepared", rest),
    ["once", string kind, string file] => ImportOnce.Run(kind, file),
    ["report"] => ReportRuns.Run(),
    ["advance"] => AdvanceRun.Run(),
    ["alerts"] => AlertRuns.Run(),
    ["day"] => DayRun.Run(),
    ["decisions"] => DecisionRuns.Run(),
    ["disorder"] => DisorderRun.Run(),
    ["serve", .. string[] rest] => ServeRuns.Run(rest),
    ["memory"] => MemoryRuns.Run().GetAwaiter().GetResult(),
    ["retention", .. string[] rest] => RetentionRuns.Run(rest),
    ["beside"] => BesideRun.Run(6).GetAwaiter().GetResult(),
    ["beside", string minutes] => BesideRun.Run(int.Parse(minutes, CultureInfo.InvariantCulture)).GetAwaiter().GetResult(),
    ["parts", .. string[] rest] => Parts(rest),
    _ => Usage(),
};

static int Parts(string[] rest)
{
    BenchmarkSwitcher.FromAssembly(typeof(ImportRuns).Assembly).Run(rest);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        usage: dotnet run -c Release --project tests/SloWatch.Benchmarks -- WHAT
          import [RUNS]     the loan log into a fresh store, each run a process of its own
          shuffled [RUNS]   the same as JSON lines, shuffled, every tenth twice
          unprepared [RUNS] a log that nobody prepared for: odd names, 10,000 activities, one case of 200,000 events
          report            the published build, started 20 times, with and without ReadyToRun
          advance           one event at a time: an instance of 20 events, one of 20,000 step runs
          alerts            a tick of live alerts over 10,000 measurements, and what they keep in memory
          day               a simulated day of the service with 1,000 objectives, and what it keeps in memory
          decisions         how long after the watermark has passed a minute its alerts are decided on
          disorder          one large instance, brought in order, backwards and shuffled
          serve [INSTANCES] [ROUNDS] events over HTTP into the running service, in batches and one by one
          memory            what the service takes with 1,000 objectives
          beside [MINUTES]  what an objective costs at three event rates, beside a real Prometheus with the usual rules for it
          retention [CASES] closed cases removed from a running service, and how long deliveries wait beside it
          parts [--filter *] the parts, by BenchmarkDotNet
        """);
    return 2;
}

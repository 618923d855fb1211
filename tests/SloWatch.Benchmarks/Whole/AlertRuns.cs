using System.Diagnostics;
using System.Globalization;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Live.Alerting;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Benchmarks.Whole;

/// <summary>
/// What live alerts cost a tick of a second: 10,000 measurements over 1,000 workflows, of which 1 % change each tick, now and then in an older
/// minute. Every sixtieth tick all watermarks pass a minute, and every objective is decided on. And what they keep in memory.
/// </summary>
internal static class AlertRuns
{
    private const int Workflows = 1000, MeasurementsEach = 10, Minutes = 12, TicksAMinute = 60;

    private static readonly Instant Begin = Monday.At("08:00");

    public static int Run()
    {
        BudgetWindow month = new RollingWindow(TimeSpan.FromDays(30)), quarter = new RollingWindow(TimeSpan.FromDays(90));
        Ticks("warming up", month, badPerMille: 300);
        Ticks("30 days, 0.2 % bad", month, badPerMille: 2);
        Ticks("90 days, 0.2 % bad", quarter, badPerMille: 2);
        Ticks("a calendar month, 0.2 % bad", new CalendarWindow(CalendarPeriod.Month, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")), badPerMille: 2);
        Ticks("30 days, 30 % bad", month, badPerMille: 300);
        Ticks("30 days, all bad", month, badPerMille: 1000);
        Memory("30 days", month);
        Memory("90 days", quarter);
        Loading(month);
        return 0;
    }

    private static void Ticks(string what, BudgetWindow window, int badPerMille)
    {
        using Scene scene = new(Workflows, MeasurementsEach, window);
        Dice dice = new(1);
        List<double> passing = [], between = [];
        int fired = 0;
        GC.Collect();
        for (int minute = 0; minute < Minutes; minute++)
        {
            for (int tick = 0; tick < TicksAMinute; tick++)
            {
                Instant watermark = Begin + TimeSpan.FromMinutes(minute) + TimeSpan.FromSeconds(tick);
                Dictionary<(string, long), Tally> changes = scene.Changes(dice, watermark.Minute, badPerMille);
                WorkflowStanding[] standings = scene.Standings(watermark);
                TimeSpan before = Environment.CpuUsage.TotalTime;
                scene.Alerts.Posted(changes);
                fired += scene.Alerts.Decide(standings, [], watermark + TimeSpan.FromMinutes(2)).Transitions.Count;
                scene.Alerts.Written();
                double millis = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
                (tick == 0 ? passing : between).Add(minute > 1 ? millis : double.NaN);
            }
        }

        passing.RemoveAll(double.IsNaN);
        between.RemoveAll(double.IsNaN);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-30} a tick that passes a minute {Median.Of(passing),6:0.00} ms of processor, at most {passing.Max(),6:0.00}; another {Median.Of(between),5:0.00} ms ({fired:#,0} changes of alerts)"));
    }

    private static void Memory(string what, BudgetWindow window)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using Scene scene = new(1000, 1, window);
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(scene.Alerts);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"1,000 objectives of {what,-20} {kept / 1e6:0.0} MB, {kept / 1000 / 1024.0:0.0} kB each"));
    }

    /// <summary>A start of the service over ledgers that hold something in every minute.</summary>
    private static void Loading(BudgetWindow window)
    {
        const int Measurements = 25;
        using Scene scene = new(1, Measurements, window);
        scene.Fill(days: 30);
        long began = Stopwatch.GetTimestamp();
        scene.Begin();
        double millis = Stopwatch.GetElapsedTime(began).TotalMilliseconds / Measurements;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reading a ledger of 43,200 minutes when the service begins takes {millis:0} ms"));
    }

    /// <summary>Rules, an empty store, and alerts over them.</summary>
    private sealed class Scene : IDisposable
    {
        private readonly TempFolder folder = new();
        private readonly IStore store;
        private readonly IStoreWriter writer;
        private readonly string[] workflows;
        private readonly string[] measurements;
        private readonly RuleSet rules;

        public Scene(int workflowCount, int each, BudgetWindow window)
        {
            Objective[] objectives = [.. Enumerable.Range(0, workflowCount * each).Select(number => ObjectiveOf(number, each, window))];
            rules = new([.. objectives.Select(objective => objective.Measurement.Workflow).DistinctBy(workflow => workflow.Name)], objectives, [], []);
            workflows = [.. rules.Workflows.Select(workflow => workflow.Name)];
            measurements = [.. objectives.Select(objective => objective.Measurement.Hash)];
            store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: true);
            writer = store.OpenWriter();
            Alerts = new LiveAlerts(rules, writer, AlertRuns.Begin);
        }

        public LiveAlerts Alerts { get; private set; }

        public void Begin() => Alerts = new LiveAlerts(rules, writer, AlertRuns.Begin);

        /// <summary>With one good unit a minute.</summary>
        public void Fill(int days)
        {
            foreach (string measurement in measurements)
            {
                Commit commit = new() { RecordedAt = AlertRuns.Begin };
                for (int minute = 1; minute <= days * 1440; minute++)
                {
                    commit.Ledger.Add((measurement, AlertRuns.Begin.Minute - minute), new(1, 1, 0, 0, 0));
                }

                writer.Write(commit);
            }
        }

        public WorkflowStanding[] Standings(Instant watermark) => [.. workflows.Select(workflow => new WorkflowStanding(workflow, watermark, null, TimeSpan.FromMinutes(15)))];

        /// <summary>Of one in a hundred measurements; one in ten of them in an older minute.</summary>
        public Dictionary<(string, long), Tally> Changes(Dice dice, long minute, int badPerMille)
        {
            Dictionary<(string, long), Tally> changes = [];
            for (int i = 0; i < measurements.Length / 100; i++)
            {
                bool bad = dice.Below(1000) < badPerMille;
                changes[(dice.OneOf(measurements), minute - (dice.Percent(10) ? dice.Below(30) : 0))] = new(20, bad ? 0 : 20, bad ? 20 : 0, 0, 0);
            }

            return changes;
        }

        public void Dispose()
        {
            writer.Dispose();
            store.Dispose();
            folder.Dispose();
        }

        private static Objective ObjectiveOf(int number, int each, BudgetWindow window)
        {
            Workflow workflow = new(string.Create(CultureInfo.InvariantCulture, $"workflow-{number / each}"));
            string within = string.Create(CultureInfo.InvariantCulture, $"{1 + (number % each)}h");
            return new(string.Create(CultureInfo.InvariantCulture, $"objective-{number}"), Measure.By(workflow, "cycleTime", ("within", within)), new TargetShare(0.99m), window)
            {
                Alerts = AlertPolicy.Default,
            };
        }
    }
}

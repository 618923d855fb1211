using System.Diagnostics;
using System.Globalization;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;
using SloWatch.Testing.Builders;

namespace SloWatch.Benchmarks.Whole;

/// <summary>
/// Removes closed cases of a running service, with three measurements and one bad case in five: as fast as it goes while nothing else happens, and
/// how long deliveries wait beside it.
/// </summary>
internal static class RetentionRuns
{
    private const int EventsEach = 12, Batch = 5000;

    private static readonly RuleSet Rules = new(
        [Some.Workflow],
        [Objective("in an hour", Measure.CycleTime("1h")), Objective("success", Measure.Success()), Objective("paid soon", Measure.StepTime("pay", "3m"))],
        [],
        []);

    public static int Run(string[] rest)
    {
        int cases = rest is [{ } number] ? int.Parse(number, CultureInfo.InvariantCulture) : 100_000;
        foreach (bool busy in (bool[])[false, true])
        {
            using TempFolder folder = new();
            using var store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: true);
            DrivenClock clock = new(Monday.Midnight);
            using LiveEngine engine = LiveEngine.Start(store, Rules, new LiveOptions { Retention = TimeSpan.FromDays(10) }, clock);
            Fill(engine, clock, cases);
            Time(engine, clock, cases, busy);
        }

        return 0;
    }

    private static void Time(LiveEngine engine, DrivenClock clock, int cases, bool busy)
    {
        List<double> waits = [];
        double undisturbed = Median.Of(Enumerable.Range(0, 200).Select(i => Deliver(engine, clock, $"before-{i}")));
        long began = Stopwatch.GetTimestamp();
        Task retaining = Task.Run(() => engine.RetainAsync(CancellationToken.None));
        for (int i = 0; busy && !retaining.IsCompleted; i++)
        {
            waits.Add(Deliver(engine, clock, $"beside-{i}"));
        }

        retaining.GetAwaiter().GetResult();
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        long removed = engine.Health.Retention.Removed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{removed:#,0} of {cases:#,0} cases of {EventsEach} events removed in {seconds:0.0} s, {removed / seconds:#,0} a second{(busy ? ", while deliveries of one event follow each other" : "")}"));
        if (busy)
        {
            waits.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  an answer takes {waits[waits.Count / 2]:0.0} ms, p99 {waits[waits.Count * 99 / 100]:0.0}, at most {waits[^1]:0.0} ({undisturbed:0.0} ms without retention)"));
        }
    }

    private static double Deliver(LiveEngine engine, DrivenClock clock, string id)
    {
        long began = Stopwatch.GetTimestamp();
        engine.TryTake(new Delivery("bench", [Some.Fact(EventKind.Started, "00:00", id) with { At = clock.Now }], []))!.GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static void Fill(LiveEngine engine, DrivenClock clock, int cases)
    {
        foreach (int[] part in Enumerable.Range(0, cases).Chunk(Batch / EventsEach))
        {
            clock.Now = Monday.Midnight + TimeSpan.FromSeconds(part[^1]) + TimeSpan.FromHours(2);
            engine.TryTake(new Delivery("bench", [.. part.SelectMany(Case)], []))!.GetAwaiter().GetResult();
        }

        clock.Now += TimeSpan.FromDays(20);
        engine.TryTake(new Delivery("bench", [Some.Fact(EventKind.Watermark, "00:00", "") with { At = clock.Now }], []))!.GetAwaiter().GetResult();
        engine.TickAsync().GetAwaiter().GetResult();
    }

    private static IEnumerable<WorkflowEvent> Case(int number)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"case-{number}");
        Instant at = Monday.Midnight + TimeSpan.FromSeconds(number);
        yield return Some.Fact(EventKind.Started, "00:00", id) with { At = at };
        for (int step = 0; step < (EventsEach - 2) / 2; step++)
        {
            yield return Some.Fact(EventKind.StepStarted, "00:00", id) with { At = at + TimeSpan.FromMinutes(5 * step), Step = step == 0 ? "pay" : "pack", Run = $"r{step}" };
            yield return Some.Fact(EventKind.StepEnded, "00:00", id) with { At = at + TimeSpan.FromMinutes((5 * step) + 2), Step = step == 0 ? "pay" : "pack", Run = $"r{step}", Outcome = Outcome.Completed };
        }

        yield return Some.Fact(EventKind.Ended, "00:00", id) with { At = at + TimeSpan.FromMinutes(number % 5 == 0 ? 70 : 40), Outcome = Outcome.Completed };
    }

    private static Objective Objective(string name, Measurement measurement) => new(name, measurement, new(0.9m), new Core.Budgets.RollingWindow(TimeSpan.FromDays(3)));
}

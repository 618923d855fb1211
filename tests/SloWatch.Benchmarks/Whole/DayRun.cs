using System.Globalization;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;
using SloWatch.Testing.Builders;

namespace SloWatch.Benchmarks.Whole;

/// <summary>What the service keeps in memory through a simulated day of 50 events a second, with 1,000 objectives over 100 workflows: it must not grow with the day.</summary>
internal static class DayRun
{
    private const int Workflows = 100, ObjectivesEach = 10, EventsASecond = 50, EventsEach = 6;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    public static int Run()
    {
        using TempFolder folder = new();
        using var store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: true);
        DrivenClock clock = new(Monday.Midnight);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using LiveEngine engine = LiveEngine.Start(store, Rules(), new LiveOptions(), clock);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Workflows * ObjectivesEach:#,0} objectives over {Workflows} workflows, {EventsASecond} events a second; at its begin {Kept(before)}"));
        int cases = EventsASecond / EventsEach * (int)Step.TotalSeconds;
        int steps = (int)(TimeSpan.FromDays(1) / Step);
        for (int step = 1; step <= steps; step++)
        {
            clock.Now += Step;
            engine.TryTake(new Delivery("bench", [.. Enumerable.Range(step * cases, cases).SelectMany(number => Case(number, clock.Now))], []))!.GetAwaiter().GetResult();
            engine.TickAsync().GetAwaiter().GetResult();
            if (step % (steps / 4) == 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  after {step * Step.TotalHours,2:0} h  {engine.Health.Events,9:#,0} events  {Kept(before)}"));
            }
        }

        return 0;
    }

    private static string Kept(long before) =>
        string.Create(CultureInfo.InvariantCulture, $"{(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0.0} MB of objects, {Environment.WorkingSet / 1e6:0} MB of the process");

    /// <summary>One in twenty hangs; the others begin and go on for half an hour, and are told now.</summary>
    private static IEnumerable<WorkflowEvent> Case(int number, Instant now)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"case-{number}"), workflow = NameOf(number % Workflows);
        Instant begun = now - TimeSpan.FromMinutes(30);
        WorkflowEvent Fact(EventKind kind, int minute, string? step = null, Outcome outcome = Outcome.None) =>
            Some.Fact(kind, "00:00", id) with { Workflow = workflow, At = begun + TimeSpan.FromMinutes(minute), Step = step, Run = step, Outcome = outcome };
        yield return Fact(EventKind.Started, 0);
        yield return Fact(EventKind.StepStarted, 1, "check");
        yield return Fact(EventKind.StepEnded, 5, "check", Outcome.Completed);
        yield return Fact(EventKind.StepStarted, 6, "pay");
        yield return Fact(EventKind.StepEnded, 20, "pay", Outcome.Completed);
        yield return number % 20 == 0 ? Fact(EventKind.StepStarted, 25, "ship") : Fact(EventKind.Ended, 29, outcome: Outcome.Completed);
    }

    private static RuleSet Rules()
    {
        Objective[] objectives = [.. Enumerable.Range(0, Workflows * ObjectivesEach).Select(ObjectiveOf)];
        return new([.. objectives.Select(objective => objective.Measurement.Workflow).DistinctBy(workflow => workflow.Name)], objectives, [], []);
    }

    private static Objective ObjectiveOf(int number)
    {
        string within = string.Create(CultureInfo.InvariantCulture, $"{1 + (number % ObjectivesEach)}h");
        return new(string.Create(CultureInfo.InvariantCulture, $"objective-{number}"), Measure.By(new Workflow(NameOf(number / ObjectivesEach)), "cycleTime", ("within", within)), new(0.99m), new Core.Budgets.RollingWindow(TimeSpan.FromDays(30)))
        {
            Alerts = AlertPolicy.Default,
        };
    }

    private static string NameOf(int workflow) => string.Create(CultureInfo.InvariantCulture, $"workflow-{workflow}");
}

using SloWatch.Cli.Demo.Simulation;
using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Workflows;

/// <summary>The night's run that adds up the day's payments and sends them to the bank.</summary>
internal sealed class SettlementTale(Instant planned, Chance chance) : Tale(Workflow, planned, chance)
{
    public const string Workflow = "nightly-settlement";
    public const string Source = "scheduler";

    private static readonly TimeSpan TimeOfDay = TimeSpan.FromHours(2);

    private readonly Teller scheduler = new(Source, $"settlement-{planned.ToDateTimeOffset():yyyy-MM-dd}");

    /// <summary>The planned times from some moment on.</summary>
    public static IEnumerable<Instant> From(Instant begin)
    {
        for (Instant day = begin.FloorToDay(); ; day += TimeSpan.FromDays(1))
        {
            if (day + TimeOfDay >= begin)
            {
                yield return day + TimeOfDay;
            }
        }
    }

    protected override void Happen()
    {
        Instant slot = Now;
        Wait(2, 20);
        Add(scheduler, EventKind.Started, new() { Slot = slot });
        Do(new(scheduler, "collect"), 120, 360);
        Do(new(scheduler, "add-up"), 60, 180);
        Do(new(scheduler, "send") { Dependency = "bank" }, 60, 300);
        Add(scheduler, EventKind.Ended, outcome: Outcome.Completed);
    }

    private void Do(Work work, double least, double most)
    {
        Wait(0.1, 2);
        Add(work, EventKind.StepStarted);
        int attempt = 1;
        if (work.Dependency is not null && Chance.Percent(10))
        {
            Wait(10, 30);
            Fail(work, attempt++, "connection reset", TimeSpan.FromSeconds(60));
        }

        Wait(least, most);
        Add(work, EventKind.StepEnded, attempt, Outcome.Completed);
    }
}

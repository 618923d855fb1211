using SloWatch.Core.Budgets;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Storage.Tests.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Retention;

/// <summary>Cases that take some time on a numbered day, to be done in an hour; the window is three days, and what ended is kept for ten.</summary>
internal static class Days
{
    public static readonly Measurement InAnHour = Measure.CycleTime("1h");

    public static readonly RuleSet Rules = Of(InAnHour);

    public static LiveOptions Ten => new() { Retention = TimeSpan.FromDays(10) };

    public static RuleSet Of(params Measurement[] measurements)
    {
        RuleSet rules = ImportPlace.Rules(measurements);
        return rules with { Objectives = [.. rules.Objectives.Select(objective => objective with { Window = new RollingWindow(TimeSpan.FromDays(3)) })] };
    }

    public static Instant Day(int number) => Monday.Midnight + TimeSpan.FromDays(number);

    /// <summary>Bad when it takes longer than an hour, and open when it takes none.</summary>
    public static IEnumerable<WorkflowEvent> Case(string id, int day, int? minutes)
    {
        yield return Some.Fact(EventKind.Started, "00:00", id) with { At = Day(day) + TimeSpan.FromHours(9) };
        if (minutes is { } takes)
        {
            yield return End(id, day, takes);
        }
    }

    public static WorkflowEvent End(string id, int day, int minutes) =>
        Some.Fact(EventKind.Ended, "00:00", id) with { At = Day(day) + TimeSpan.FromHours(9) + TimeSpan.FromMinutes(minutes), Outcome = Outcome.Completed };

    /// <summary>Everything was told up to the end of the day, and a tick has seen it.</summary>
    public static void EndOf(this LivePlace live, int day)
    {
        live.Clock.Now = Day(day + 1);
        live.Deliver([Some.Fact(EventKind.Watermark, "00:00", instance: "") with { At = Day(day + 1) }]);
        live.Tick();
    }
}

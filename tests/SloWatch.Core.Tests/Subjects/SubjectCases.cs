using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Subjects;

/// <summary>Random days of subjects, and rules over them.</summary>
internal static class SubjectCases
{
    private const string Date = "2026-03-02";

    private static readonly string[] Limits = ["10m", "1h", "5h"];

    public static readonly TimeRange Day = SubjectKey.RangeOf(new DateOnly(2026, 3, 2));

    /// <summary>The indicators that the generated rules are of.</summary>
    public static readonly string[] Types = ["schedule", "backlog", "freshness", "metric"];

    public static InstanceKey KeyOf(Trial trial) => new(Some.WorkflowName, trial.Events is [{ } first, ..] ? first.Instance : "schedule:main@2026-03-02");

    public static Trial Any(int seed, int size)
    {
        Dice dice = new(seed);
        return dice.Percent(60) ? Schedule(seed, size, dice) : Gauge(seed, size, dice);
    }

    public static Instant SomeNow(Dice dice) =>
        dice.Percent(20) ? dice.Pick(Instant.Never, Instant.Ever) : Day.From + TimeSpan.FromMinutes(dice.Between(-60, 3000));

    private static Trial Schedule(int seed, int size, Dice dice)
    {
        string[] slots = ["01:00", "01:30", "02:00", "09:00", "23:30"];
        ScheduleDay day = new(Date);
        Watch(day, dice);
        for (int i = 0; i < size; i++)
        {
            string slot = dice.Pick(slots);
            string at = Time(day.At(slot) - day.Range.From + TimeSpan.FromMinutes(dice.Pick(-1, 0, 0, 5, 10, 61, 600)));
            string? told = dice.Percent(60) ? slot : null;
            string @case = $"c{dice.Below(size)}";
            _ = dice.Below(10) switch
            {
                < 5 => day.Started(at, told, @case),
                < 7 => day.Ended(at, told, @case, dice.Pick(Outcome.Completed, Outcome.Completed, Outcome.Failed, Outcome.Cancelled)),
                7 => day.Slot(at, slot, dice.Pick(Outcome.None, Outcome.Skipped, Outcome.Failed)),
                8 => day.Gap(Time(day.At(slot) - day.Range.From - TimeSpan.FromMinutes(30)), at),
                _ => day,
            };
        }

        Measurement[] rules = [.. Enumerable.Range(0, 3).Select(_ => ScheduleDay.Schedule($"cron={dice.Pick("*/30 1,2,9,23 * * *", "0 1,2 * * *", "*/15 * * * *")};within={dice.Pick(Limits)};by={dice.Pick("start", "end")};onSkip={dice.Pick("bad", "exclude")};onDouble={dice.Pick("bad", "ignore")}"))];

        // What is derived of a case comes once, and nothing ends before it starts.
        HashSet<string> names = [];
        WorkflowEvent[] once = [.. day.Facts.Where(fact => fact.Fact is null || names.Add(fact.Fact))];
        Dictionary<string, Instant> starts = once.Where(fact => fact is { Run: not null, Outcome: Outcome.None }).ToDictionary(fact => fact.Run!, fact => fact.At);
        return new(seed, size, [.. once.Where(fact => fact.Run is null || fact.Outcome == Outcome.None || (starts.TryGetValue(fact.Run, out Instant start) && fact.At >= start))], GeneratedRules.Of(Some.Workflow, rules), Effort: 3);
    }

    private static Trial Gauge(int seed, int size, Dice dice)
    {
        ScheduleDay day = new(Date, "gauge:queue");
        Watch(day, dice);
        for (int i = 0; i < size; i++)
        {
            string at = Time(TimeSpan.FromSeconds(30 * dice.Between(0, 2879)));
            _ = dice.Percent(90) ? day.Gauge(at, dice.Pick("0", "9.5", "10", "11"), dice.Pick("depth", "depth", "age")) : day.Gap(Time(day.At(at) - day.Range.From - TimeSpan.FromMinutes(30)), at);
        }

        Measurement[] rules =
        [
            Measure.By("backlog", ("gauge", "queue"), ("limit", "10"), ("hold", dice.Pick(Limits)), ("slice", dice.Pick("5m", "1h")), ("good", dice.Pick("below", "above"))),
            Measure.By("backlog", ("gauge", "queue"), ("limit", "9.5"), ("measure", "depth"), ("slice", "10m")),
            Measure.By("metric", ("gauge", "queue"), ("limit", "10"), ("slice", dice.Pick("1m", "1h")), ("good", dice.Pick("below", "above"))),
            Measure.By("metric", ("gauge", "queue"), ("limit", "9.5"), ("measure", "age"), ("slice", "5m")),
            Measure.By("freshness", ("gauge", "queue"), ("within", dice.Pick(Limits)), ("slice", dice.Pick("5m", "1h"))),
        ];
        return new(seed, size, [.. day.Facts], GeneratedRules.Of(Some.Workflow, rules), Effort: 3);
    }

    private static void Watch(ScheduleDay day, Dice dice)
    {
        if (dice.Percent(70))
        {
            day.Watched();
            return;
        }

        day.Watched("00:00", "01:15").Watched(dice.Pick("01:15", "02:00", "02:01"), "23:45");
    }

    private static string Time(TimeSpan since) => since < TimeSpan.Zero ? "00:00" : since >= TimeSpan.FromDays(1) ? $"2026-03-03 {since - TimeSpan.FromDays(1):hh\\:mm\\:ss}" : $"{since:hh\\:mm\\:ss}";
}

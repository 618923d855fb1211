using System.Globalization;
using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Judging;

/// <summary>A source that loses a stretch of facts, and says so, never makes bad what all facts together show to be otherwise.</summary>
public class LostPauseProperties
{
    private const int LastMinute = 19 * 60;

    private static readonly string[] Limits = ["30m", "1h", "2h", "4h"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 300)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_bad_where_pauses_were_lost_is_bad_when_they_are_seen(int seed)
    {
        Dice dice = new(seed);
        Case told = SomeCase(dice);
        int from = dice.Between(9 * 60 + 1, 15 * 60);
        int to = from + dice.Between(1, 120);
        Measurement[] measurements = Measurements(dice);
        Instant now = Monday.At(Time(LastMinute + dice.Below(60)));

        HashSet<(string, string)> bad = BadOf(Recount.Units(told.Key, told.Facts, Judge.RulesOf(measurements), now));
        WorkflowEvent gap = Case.Of().Gap(Time(from), Time(to)).Last;
        WorkflowEvent[] left = [.. told.Facts.Where(fact => fact.At < Monday.At(Time(from)) || fact.At >= Monday.At(Time(to))), gap];
        HashSet<(string, string)> badWithGap = BadOf(Recount.Units(told.Key, left, Judge.RulesOf(measurements), now));

        Assert.Subset(bad, badWithGap);
    }

    private static Measurement[] Measurements(Dice dice) =>
    [
        Measure.CycleTime(dice.Pick(Limits)).Pausing("waiting", "blocked", "suspended"),
        Measure.CycleTime(dice.Pick(Limits)).Pausing("waiting"),
        Measure.Success(("within", dice.Pick(Limits))).Pausing("blocked"),
        Measure.StepTime("check", dice.Pick(Limits)).Pausing("waiting", "blocked"),
        Measure.Stuck(dice.Pick(Limits)).Pausing("waiting", "suspended"),
    ];

    /// <summary>It waits, is blocked and is suspended, each for a time that is told to be over, while steps run.</summary>
    private static Case SomeCase(Dice dice)
    {
        Case told = Case.AtNine();
        for (int i = 0; i < 6; i++)
        {
            told.State(dice.Pick("working", "waiting", "working", "checking"), Time(Minute(dice)), dice.Percent(80) ? null : "offer");
        }

        for (int i = 0; i < 4; i++)
        {
            (int from, int to) = Span(dice);
            _ = dice.Below(3) switch
            {
                0 => told.Blocked(Time(from), $"c{i}").Unblocked(Time(to), $"c{i}"),
                1 => told.Suspended(Time(from)).Resumed(Time(to)),
                _ => told.StepStarted("check", Time(from), $"r{i}").StepEnded("check", Time(to), $"r{i}"),
            };
        }

        return dice.Percent(50) ? told.Ended(Time(LastMinute - dice.Below(60))) : told;
    }

    private static (int From, int To) Span(Dice dice)
    {
        int from = Minute(dice);
        return (from, Math.Min(LastMinute - 61, from + dice.Between(1, 200)));
    }

    private static int Minute(Dice dice) => dice.Between((9 * 60) + 1, LastMinute - 70);

    private static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static HashSet<(string Measurement, string Unit)> BadOf(IReadOnlyList<JudgedUnit> units) =>
        [.. units.Where(unit => unit.Verdict.Kind == VerdictKind.Bad).Select(unit => (unit.Measurement.Hash, unit.Unit))];
}

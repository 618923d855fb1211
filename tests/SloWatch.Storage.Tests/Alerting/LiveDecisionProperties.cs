using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.Replays;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Alerting;

public class LiveDecisionProperties
{
    private static readonly Measurement[] Measurements = [Measure.CycleTime("1h"), Measure.CycleTime("2h"), Measure.Success()];

    private static readonly string[] Zones = ["UTC", "Europe/Amsterdam", "Asia/Kathmandu"];

    private static readonly Instant Start = Monday.At("00:00");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Property.Long ? 500 : 20)];

    /// <summary>Also after restarts, and when the process ended between a decision and its writing.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_delivered_in_time_is_decided_as_a_replay_decides_it(int seed)
    {
        (AlertRoom room, NaiveAlerts naive, Instant last) = Run(seed, late: false);
        using (room)
        {
            foreach (Objective objective in room.Rules.Objectives)
            {
                LedgerSeries series = new(room.Store.Ledger.Minutes(objective.Measurement.Hash));
                PolicyFit fit = PolicyFit.Of(objective.Alerts!, objective.Target, objective.Window);

                AssertSame(Lines(Replay.Run(series, fit, Start, last)), Lines(Episodes(room.Told(), objective.Name)), seed);
            }

            AssertSame(naive.Told.Order(StringComparer.Ordinal), Lines(room.Told()), seed);
        }
    }

    /// <summary>Each minute by what was known when it was passed, and never again.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void However_late_postings_come_each_minute_is_decided_once_by_what_was_known(int seed)
    {
        (AlertRoom room, NaiveAlerts naive, _) = Run(seed, late: true);
        using (room)
        {
            AssertSame(naive.Told.Order(StringComparer.Ordinal), Lines(room.Told()), seed);
        }
    }

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> found, int seed)
    {
        string[] missing = [.. expected.Except(found)], more = [.. found.Except(expected)];
        Assert.True(missing.Length + more.Length == 0 && expected.Count() == found.Count(), $"seed {seed}: missing\n{string.Join('\n', missing)}\nand found instead\n{string.Join('\n', more)}");
    }

    private static (AlertRoom Room, NaiveAlerts Naive, Instant Last) Run(int seed, bool late)
    {
        Dice dice = new(seed);
        RuleSet rules = AlertRoom.RulesOf([.. Enumerable.Range(1, 1 + dice.Below(4)).Select(number => SomeObjective($"o{number}", dice))]);
        NaiveAlerts naive = new(rules);
        AlertRoom room = new(rules, Start) { Watermark = Start };
        Post(room, naive, dice, Start - TimeSpan.FromDays(30), Start, dice.Below(300));
        room.Restart();
        room.Decide(Start);
        naive.Decide(Start, Start);
        Instant decided = Start;
        for (int step = 0; step < 25; step++)
        {
            Instant watermark = decided + SomeStep(dice) + TimeSpan.FromSeconds(dice.Below(60));
            room.Wall = watermark + TimeSpan.FromMinutes(2);
            room.Watermark = watermark;
            Post(room, naive, dice, late ? decided - TimeSpan.FromDays(dice.Pick(0, 0, 1, 40)) : decided, watermark.FloorToMinute() + TimeSpan.FromMinutes(dice.Below(30)), dice.Below(40));
            Interrupt(room, watermark, dice);
            IReadOnlyList<AlertTransition> told = room.Decide(watermark);

            Assert.All(told, transition => Assert.True(transition.Minute > decided && transition.Minute <= watermark, $"seed {seed}: {transition.Minute} was decided again"));
            Assert.Equal(told.Select(transition => transition.Minute).Order(), told.Select(transition => transition.Minute));
            naive.Decide(decided + TimeSpan.FromMinutes(1), watermark.FloorToMinute());
            decided = watermark.FloorToMinute();
            Assert.Equal(decided, room.Alerts.DecidedUpTo(Some.WorkflowName));
        }

        return (room, naive, decided);
    }

    private static void Interrupt(AlertRoom room, Instant watermark, Dice dice)
    {
        if (dice.Percent(10))
        {
            room.DecideInVain(watermark);
            room.Restart();
        }
        else if (dice.Percent(10))
        {
            room.Use(room.Rules);
        }
    }

    /// <summary>Counts of minutes never fall below zero: they are counts of units.</summary>
    private static void Post(AlertRoom room, NaiveAlerts naive, Dice dice, Instant from, Instant to, int posts)
    {
        List<((Measurement, long), Tally)> changes = [];
        int badShare = dice.Pick(0, 10, 50, 90);
        for (; posts > 0 && to > from; posts--)
        {
            Measurement measurement = dice.OneOf([.. room.Rules.Objectives.Select(objective => objective.Measurement)]);
            long minute = from.Minute + dice.Below((int)(to.Minute - from.Minute));
            Tally there = naive.LedgerOf(measurement).GetValueOrDefault(minute);
            Tally change = dice.Percent(15)
                ? new Tally(0, -dice.Below((int)there.Good + 1), -dice.Below((int)there.Bad + 1), 0, 0)
                : dice.Percent(badShare) ? new Tally(1, 0, 1 + dice.Below(3), 0, 0) : new Tally(1, 1 + dice.Below(9), 0, 0, 0);
            naive.Post(measurement, minute, change);
            changes.Add(((measurement, minute), change));
        }

        room.Post(changes);
    }

    /// <summary>A tick mostly passes a minute or none; after an outage many, and once in a while months.</summary>
    private static TimeSpan SomeStep(Dice dice) => TimeSpan.FromMinutes(dice.Pick(0, 1, 1, 1, 2, dice.Below(60), dice.Below(600), dice.Percent(20) ? dice.Below(60_000) : dice.Below(3000)));

    private static Objective SomeObjective(string name, Dice dice)
    {
        BudgetWindow window = dice.Percent(50)
            ? new RollingWindow(TimeSpan.FromMinutes(dice.Pick(7 * 1440, 30 * 1440, dice.Between(4500, 50_000))))
            : new CalendarWindow((CalendarPeriod)dice.Below(3), TimeZoneInfo.FindSystemTimeZoneById(dice.OneOf(Zones)));
        BurnPair[] burns = [.. new[] { 1, 5, 30, 75 }.Where(_ => dice.Percent(70)).Select(hours => new BurnPair(
            (1 + dice.Below(30)) / 100m, TimeSpan.FromHours(hours), BurnPair.UsualShort(TimeSpan.FromHours(hours)), AlertSeverity.Page))];
        BudgetAlerts budget = new(
            dice.Percent(40) ? [0.3m, 0.6m] : [],
            AlertSeverity.Ticket,
            dice.Percent(50) ? new Forecast(TimeSpan.FromHours(dice.Pick(2, 24, 200)), TimeSpan.FromDays(dice.Between(1, 20)), AlertSeverity.Ticket) : null);
        return AlertRoom.Objective(name, dice.Pick(0.5m, 0.8m, 0.95m), new AlertPolicy("some", burns, 1 + dice.Below(4), budget), window, dice.OneOf(Measurements));
    }

    private static List<AlertEpisode> Episodes(IEnumerable<AlertTransition> told, string objective)
    {
        List<AlertEpisode> episodes = [];
        foreach (AlertTransition transition in told.Where(transition => transition.Key.Name == objective))
        {
            if (transition.Change == AlertChange.Fired)
            {
                episodes.Add(new(new(transition.Key.Cause, transition.Severity), transition.Minute, null, transition.Reason));
            }
            else
            {
                int open = episodes.FindIndex(episode => episode.Cause.Text == transition.Key.Cause && episode.Until is null);
                episodes[open] = episodes[open] with { Until = transition.Minute };
            }
        }

        return episodes;
    }

    private static IEnumerable<string> Lines(IEnumerable<AlertEpisode> episodes) => episodes.Select(episode => $"{episode}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(IEnumerable<AlertTransition> told) => told
        .Select(transition => $"{transition.Minute} {transition.Key.Name} {transition.Key.Cause} {transition.Change}: {transition.Reason}")
        .Order(StringComparer.Ordinal);
}

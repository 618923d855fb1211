using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Budgets;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Live;

/// <summary>
/// A case begins every twenty seconds and is to be done in ten minutes; it takes eight. One hour things hang, or nothing is heard. The clock
/// goes on by ten seconds, with a tick after each.
/// </summary>
public class OutageTests
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20), Limit = TimeSpan.FromMinutes(10), Takes = TimeSpan.FromMinutes(8);
    private static readonly Instant Begin = Monday.At("06:00"), Hang = Monday.At("09:00"), Over = Monday.At("10:00"), End = Monday.At("12:30");
    private static readonly TargetShare Target = new(0.99m);

    /// <summary>The usual pair: a fiftieth of a month's budget in an hour.</summary>
    private static readonly AlertPolicy Policy = AlertPolicy.Default with { Burns = [AlertPolicy.Default.Burns[0]], Budget = BudgetAlerts.None };

    private static BudgetStanding Standing(LivePlace live, Instant? asOf = null) => Report(live, asOf).Standing;

    private static ObjectiveReport Report(LivePlace live, Instant? asOf) =>
        live.Place.Read(store => BudgetReport.Compute(store, new(live.Rules.Objectives, asOf) { Rules = live.Rules }, live.Clock)).Objectives[0];

    private static RuleSet Rules
    {
        get
        {
            RuleSet rules = ImportPlace.Rules(Measure.CycleTime("10m"));
            return rules with { Objectives = [rules.Objectives[0] with { Target = Target, Alerts = Policy, Window = new RollingWindow(TimeSpan.FromDays(30)) }] };
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void When_started_work_hangs_the_alert_fires_at_the_minute_in_which_a_naive_recount_first_meets_the_policy(bool watermarks)
    {
        using LivePlace live = new(Rules, "06:00");

        Play(live, Cases(at => at >= Hang && at < Over), watermarks);

        List<AlertTransition> told = [.. Transitions(live).Where(transition => transition.Key.Subject == AlertSubject.Objective)];
        (Instant fires, Instant resolves) = NaiveAlert(Cases(at => at >= Hang && at < Over));
        Assert.Equal([(AlertChange.Fired, fires), (AlertChange.Resolved, resolves)], told.Select(transition => (transition.Change, transition.Minute)));
        Assert.True(told[0].RecordedAt - fires < TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(11), $"decided at {told[0].RecordedAt}");
        live.Restart();
        live.Place.AssertAudited(Rules);
    }

    [Fact]
    public void Of_a_source_that_fell_silent_nobody_can_say_how_its_objectives_stand_now_but_what_was_known_once_stays()
    {
        using LivePlace live = new(Rules, "09:00");
        live.Deliver(Case.Of("a").Started("08:50").Ended("08:55"), Case.Of("b").Started("08:59"));
        live.GoTo("09:10");
        Assert.Equal(BudgetState.Ok, Standing(live).State);

        live.GoTo("09:20");

        BudgetStanding silent = Standing(live);
        Assert.Equal((BudgetState.Unknown, $"source {Some.Source}: it has delivered nothing since 2024-01-01T09:00:00Z"), (silent.State, silent.Reason));
        Assert.Equal(BudgetState.Ok, Standing(live, Monday.At("09:05")).State);

        live.Deliver(Case.Of("c").Started("09:20"));
        live.GoTo("09:25");
        Assert.NotEqual(BudgetState.Unknown, Standing(live).State);
    }

    [Fact]
    public void What_a_new_source_tells_of_the_future_moves_no_window_there()
    {
        using LivePlace live = new(Rules, "09:00");
        live.Deliver([Some.Fact(EventKind.Started, "09:00", "f") with { At = Monday.At("09:00") + TimeSpan.FromDays(30_000) }]);
        live.Tick();

        ObjectiveReport report = Report(live, asOf: null);

        Assert.Equal(Monday.At("09:00"), report.Range.To);
        Assert.Equal((BudgetState.Unknown, $"source {Some.Source} has not said yet how far it is complete"), (report.Standing.State, report.Standing.Reason));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_the_service_was_down_a_source_has_its_time_to_be_heard_before_its_silence_is_told(bool heard)
    {
        using LivePlace live = new(Rules, "06:00");
        live.Deliver(Case.Of("a").Started("06:00"));
        live.GoTo("06:05");
        live.Restart();

        live.Clock.Now = Monday.At("09:00");
        live.Tick();
        live.GoTo(Monday.At("09:05"), TimeSpan.FromMinutes(1));
        if (heard)
        {
            live.Deliver(Case.Of("b").Started("09:05"));
        }

        live.GoTo(Monday.At("09:18"), TimeSpan.FromMinutes(1));

        string[] told = [.. Transitions(live).Where(transition => transition.Key.Subject == AlertSubject.Source).Select(transition => $"{transition.Change} {transition.Minute}")];
        Assert.Equal(heard ? [] : [$"Fired {Monday.At("09:15")}"], told);
    }

    [Theory]
    [InlineData("09:00:40", "09:16")]
    [InlineData("08:59:59", "09:15")]
    [InlineData("09:00", "09:16")] // at 09:15 it is as late as it may be
    public void The_alert_of_a_silent_source_is_of_the_first_minute_in_which_it_is_silent_from_the_beginning(string heard, string minute)
    {
        using LivePlace live = new(Rules, "08:50");
        foreach (string at in (string[])["08:50", heard])
        {
            live.GoTo(at);
            live.Deliver([Some.Fact(EventKind.Started, at, at)]);
        }

        live.GoTo(Monday.At("09:20"), TimeSpan.FromSeconds(1));

        AlertTransition only = Assert.Single(Transitions(live));
        Assert.Equal(minute, Monday.Text(only.Minute));
        Assert.True(only.RecordedAt - only.Minute < TimeSpan.FromSeconds(2), $"decided at {only.RecordedAt}");
    }

    [Fact]
    public void A_new_source_that_begins_with_a_backlog_has_its_time_to_catch_up()
    {
        using LivePlace live = new(Rules, "09:00");
        live.Deliver(Case.Of("a").Started("06:00"));
        live.GoTo(Monday.At("09:14"), TimeSpan.FromMinutes(1));
        Assert.Empty(Transitions(live));

        live.GoTo(Monday.At("09:16"), TimeSpan.FromMinutes(1));

        Assert.Equal([$"Fired {Monday.At("09:15")}"], Transitions(live).Select(transition => $"{transition.Change} {transition.Minute}"));
    }

    [Fact]
    public void An_open_alert_of_a_source_resolves_when_it_is_heard_after_a_restart()
    {
        using LivePlace live = new(Rules, "06:00");
        live.Deliver(Case.Of("a").Started("06:00"));
        live.GoTo(Monday.At("06:30"), TimeSpan.FromMinutes(1));
        live.Restart();
        live.GoTo(Monday.At("06:32"), TimeSpan.FromMinutes(1));
        Assert.Equal(AlertChange.Fired, Assert.Single(Transitions(live)).Change);

        live.Deliver(Case.Of("b").Started("06:32"));
        live.GoTo(Monday.At("06:35"), TimeSpan.FromMinutes(1));

        Assert.Equal([AlertChange.Fired, AlertChange.Resolved], Transitions(live).Select(transition => transition.Change));
    }

    [Fact]
    public void The_same_events_through_the_service_and_through_a_replay_give_the_same_alerts()
    {
        using LivePlace live = new(Rules, "06:00");
        Play(live, Cases(at => at.Minute % 180 < 25), watermarks: false);

        IEnumerable<(AlertChange, Instant)> told = Transitions(live).Where(transition => transition.Key.Subject == AlertSubject.Objective).Select(transition => (transition.Change, transition.Minute));
        AlertReplay replay = Assert.Single(live.Place.Read(store => AlertReplay.Run(store, new(Rules.Objectives))));

        Assert.NotEmpty(replay.Episodes);
        Assert.Equal(
            replay.Episodes.SelectMany(episode => ((AlertChange, Instant)[])[(AlertChange.Fired, episode.From), .. episode.Until is { } until ? [(AlertChange.Resolved, until)] : ((AlertChange, Instant)[])[]]),
            told);
    }

    [Fact]
    public void When_nothing_at_all_comes_the_process_is_unknown_and_the_source_says_so_itself()
    {
        using LivePlace live = new(Rules, "06:00");
        List<WorkflowEvent> told = [.. Cases(_ => false).Where(fact => fact.At < Hang)];

        Play(live, told, watermarks: false, until: Over);

        AlertTransition only = Assert.Single(Transitions(live), transition => transition.Change == AlertChange.Fired);
        Assert.Equal((AlertSubject.Source, AlertKey.Stale), (only.Key.Subject, only.Key.Cause));
        Assert.Equal("09:15", Monday.Text(only.Minute)); // heard last at 08:59:40
        Assert.NotNull(Assert.Single(live.Place.Read(store => store.Alerts.Decided())).UnknownWhy);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_backlog_of_two_hours_fires_nothing_in_order_or_shuffled_and_neither_does_what_comes_after_it(bool shuffled)
    {
        using LivePlace live = new(Rules, "06:00");
        Instant silent = Monday.At("08:00"), back = Over;
        List<WorkflowEvent> all = Cases(_ => false);
        Dice dice = new(3);

        Play(live, all.Where(fact => fact.At < silent && fact.Kind != EventKind.Watermark), watermarks: true, until: silent);
        live.GoTo(back, TimeSpan.FromSeconds(10));
        IEnumerable<WorkflowEvent> backlog = all.Where(fact => fact.At >= silent && fact.At < back)
            .OrderBy(fact => fact.At.Micros + (shuffled ? dice.Between(0, 119) * 1_000_000L : 0));
        foreach (WorkflowEvent[] part in backlog.Chunk(20))
        {
            live.Deliver(part);
            live.GoTo(live.Clock.Now + TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
            Assert.Empty(live.Place.Read(store => store.Ledger.AllViolations(null).ToList()));
        }

        Play(live, all.Where(fact => fact.At >= back), watermarks: true);

        Assert.Empty(live.Place.Read(store => store.Ledger.AllViolations(null).ToList()));
        Assert.Equal([AlertKey.Stale], Transitions(live).Where(transition => transition.Change == AlertChange.Fired).Select(transition => transition.Key.Cause));
        Assert.Equal(AlertChange.Resolved, Transitions(live)[^1].Change);
        live.Restart();
        live.Place.AssertAudited(Rules);
    }

    /// <summary>A case that begins while things hang never ends.</summary>
    private static List<WorkflowEvent> Cases(Func<Instant, bool> hangs)
    {
        List<WorkflowEvent> told = [];
        int number = 0;
        for (Instant begun = Begin; begun < End; begun += Every)
        {
            string id = $"c{number++}";
            told.Add(Some.Fact(EventKind.Started, "00:00", id) with { At = begun });
            if (!hangs(begun))
            {
                told.Add(Some.Fact(EventKind.Ended, "00:00", id) with { At = begun + Takes, Outcome = Outcome.Completed });
            }
        }

        return [.. told.OrderBy(fact => fact.At)];
    }

    private static void Play(LivePlace live, IEnumerable<WorkflowEvent> events, bool watermarks, Instant? until = null)
    {
        foreach (IGrouping<Instant, WorkflowEvent> together in events.GroupBy(fact => fact.At))
        {
            live.GoTo(together.Key, TimeSpan.FromSeconds(10));
            live.Deliver([.. together, .. watermarks ? [Some.Fact(EventKind.Watermark, "00:00", instance: "") with { At = together.Key }] : (WorkflowEvent[])[]]);
        }

        live.GoTo(until ?? End, TimeSpan.FromSeconds(10));
    }

    private static List<AlertTransition> Transitions(LivePlace live) =>
        live.Place.Read(store => store.Alerts.Transitions(null, null, 1000).Select(stored => stored.Transition).Reverse().ToList());

    /// <summary>Counts each minute anew, from the events alone.</summary>
    private static (Instant Fires, Instant Resolves) NaiveAlert(List<WorkflowEvent> events)
    {
        var units = events.GroupBy(fact => fact.Instance).Select(one => (
            Begun: one.First().At,
            Good: one.Count() == 2,
            At: one.Count() == 2 ? one.Last().At : one.First().At + Limit)).ToList();
        decimal threshold = 0.02m * 30 * 24;
        bool Over(Instant minute, TimeSpan window)
        {
            var counted = units.Where(unit => unit.At >= minute - window && unit.At < minute).ToList();
            decimal bad = counted.Count(unit => !unit.Good);
            return counted.Count > 0 && bad / counted.Count / 0.01m >= threshold && (window < TimeSpan.FromHours(1) || bad >= 3);
        }

        bool Fires(Instant minute) => Over(minute, TimeSpan.FromHours(1)) && Over(minute, TimeSpan.FromMinutes(5));
        Instant first = Minutes(Begin).First(Fires);
        return (first, Minutes(first).First(minute => !Fires(minute)));
    }

    private static IEnumerable<Instant> Minutes(Instant from)
    {
        for (Instant minute = from; minute < End; minute += TimeSpan.FromMinutes(1))
        {
            yield return minute;
        }
    }
}

using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Live.Alerting;
using SloWatch.Engine.Stores;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Alerting;

/// <summary>One objective that pages when three of an hour's units are bad, and makes a ticket when they have spent its budget.</summary>
public sealed class LiveAlertsTests : IDisposable
{
    private static readonly AlertPolicy PagesInAnHour = AlertPolicy.Default with { Burns = [AlertPolicy.Default.Burns[0] with { BudgetShare = 0.01m }] };

    private static readonly Objective Slow = AlertRoom.Objective("slow", policy: PagesInAnHour);

    private readonly AlertRoom room = new(AlertRoom.RulesOf(Slow), Monday.At("08:00"));

    public void Dispose() => room.Dispose();

    [Fact]
    public void A_burn_fires_at_its_minute_with_the_reason_and_the_numbers_and_resolves_once()
    {
        Decide("08:00");
        Burn("08:01");

        AlertTransition page = Assert.Single(Decide("08:02", wall: "08:04:30"), transition => transition.Severity == AlertSeverity.Page);

        Assert.Equal(new AlertKey(AlertSubject.Objective, Some.WorkflowName, "slow", "1% in 1h"), page.Key);
        Assert.Equal((AlertChange.Fired, AlertPhase.Ok, AlertPhase.Firing), (page.Change, page.From, page.To));
        Assert.Equal((Monday.At("08:02"), Monday.At("08:04:30")), (page.Minute, page.RecordedAt));
        Assert.Equal("the budget burns at 10 times the even rate in 1h and at 10 in 5m, 7.2 or more in both (3 bad of 3)", page.Reason);
        Assert.Equal([new("1h", 0, 3), new("5m", 0, 3)], page.Counts);
        Assert.Equal(["1% in 1h", "budget spent"], Open());
        Assert.Empty(Decide("08:06"));
        Assert.Equal("08:07 1% in 1h Resolved", Lines(Decide("08:09")));
        Assert.Equal(["budget spent"], Open());
    }

    [Fact]
    public void A_minute_is_decided_on_as_soon_as_the_watermark_has_passed_it_and_not_before()
    {
        Decide("08:00");
        Burn("08:01");

        Assert.Empty(Decide("08:01:59.999999"));
        Assert.Equal(Monday.At("08:01"), room.Alerts.DecidedUpTo(Some.WorkflowName));
        Assert.NotEmpty(Decide("08:02"));
        Assert.Empty(Decide("08:01"));
        Assert.Equal(Monday.At("08:02"), room.Alerts.DecidedUpTo(Some.WorkflowName));
    }

    [Fact]
    public void No_minute_is_decided_on_before_it_has_passed_on_the_wall()
    {
        Decide("08:00");
        Burn("08:01");
        room.Wall = Monday.At("08:01:30");

        Assert.Empty(room.Decide(Instant.Ever));
        Assert.Equal(Monday.At("08:01"), room.Alerts.DecidedUpTo(Some.WorkflowName));
    }

    [Fact]
    public void What_is_unknown_neither_fires_nor_resolves()
    {
        Decide("08:00");
        Burn("08:01");
        Decide("08:02");

        Assert.Equal("08:03 1% in 1h WentUnknown; 08:03 budget spent WentUnknown", Lines(Decide("08:02", unknown: "the source is silent")));
        Assert.All(room.Store.Alerts.Open(null), alert => Assert.Equal(AlertPhase.FiringUnknown, alert.State.Phase));
        Assert.Equal(new DecidedWorkflow(Some.WorkflowName, Monday.At("08:02"), Monday.At("08:03"), "the source is silent"), Assert.Single(room.Store.Alerts.Decided()));
        Assert.Empty(Decide("08:20", unknown: "the source is still silent"));
        Assert.Equal("08:21 1% in 1h Resolved; 08:21 budget spent KnownAgain", Lines(Decide("08:21")));
        Assert.Equal(new DecidedWorkflow(Some.WorkflowName, Monday.At("08:21"), null, null), Assert.Single(room.Store.Alerts.Decided()));
    }

    [Fact]
    public void What_begins_and_ends_while_it_is_unknown_is_never_told()
    {
        Decide("08:00");
        Decide("08:00", unknown: "the source is silent");
        Burn("08:01");
        Decide("08:20", unknown: "the source is silent");

        Assert.Equal("08:21 budget spent Fired", Lines(Decide("08:21")));
    }

    [Fact]
    public void Unknown_outlives_a_restart()
    {
        Decide("08:00");
        Burn("08:01");
        Decide("08:02");
        Decide("08:02", unknown: "the source is silent");
        room.Restart();

        Assert.Empty(Decide("08:02", unknown: "the source is silent"));
        Assert.Equal("08:03 1% in 1h KnownAgain; 08:03 budget spent KnownAgain", Lines(Decide("08:03")));
    }

    [Fact]
    public void Minutes_that_a_backlog_passes_too_late_stay_undecided_however_it_comes()
    {
        Decide("08:00");
        Burn("08:01");

        Assert.Equal("09:45 budget spent Fired", Lines(Decide("09:58", wall: "10:00", staleAfter: TimeSpan.FromMinutes(15))));
        Assert.Null(room.Store.Alerts.Decided()[0].UnknownWhy);
    }

    [Fact]
    public void While_all_that_is_passed_comes_too_late_it_is_unknown()
    {
        Decide("08:00");

        Assert.Empty(Decide("09:30", wall: "10:00", staleAfter: TimeSpan.FromMinutes(15)));
        Assert.Equal(
            new DecidedWorkflow(Some.WorkflowName, Monday.At("09:30"), Monday.At("08:01"), "what was known of it came later than 15m"), room.Store.Alerts.Decided()[0]);
    }

    [Fact]
    public void A_service_that_begins_makes_no_alerts_for_the_past()
    {
        Burn("07:30");
        Decide("07:58");

        Assert.Empty(room.Told());
        Assert.Equal("08:00 budget spent Fired", Lines(Decide("08:00")));
    }

    [Fact]
    public void Before_anything_was_delivered_nothing_is_decided()
    {
        Assert.Empty(room.Decide(Instant.Never, unknown: "nothing came"));
        room.Restart();
        Assert.Empty(room.Decide(Instant.Never));
        Assert.Equal(Instant.Never, room.Alerts.DecidedUpTo(Some.WorkflowName));

        Burn("07:00");
        Assert.Empty(Decide("07:59", wall: "08:01"));
        Burn("08:01");
        Assert.Equal("08:00 budget spent Fired; 08:02 1% in 1h Fired", Lines(Decide("08:02", wall: "08:03")));
    }

    [Fact]
    public void A_good_unit_that_is_taken_back_may_spend_the_budget_in_the_next_minute()
    {
        Decide("08:00");
        room.Post(Monday.Minute("08:01"), good: 40, bad: 3);
        Assert.Empty(Decide("10:10"));
        room.Post(Monday.Minute("08:01"), good: -20);

        Assert.Equal("10:11 budget spent Fired", Lines(Decide("10:15")));
    }

    [Fact]
    public void What_could_not_be_written_is_told_again()
    {
        Decide("08:00");
        Burn("08:01");
        AlertNews first = room.Alerts.Decide([new(Some.WorkflowName, Monday.At("08:02"), null)], [], Monday.At("08:04"));
        int told = first.Transitions.Count;

        AlertNews again = room.Alerts.Decide([new(Some.WorkflowName, Monday.At("08:07"), null)], [], Monday.At("08:09"));
        Commit commit = new() { RecordedAt = Monday.At("08:09") };
        again.AddTo(commit);

        Assert.Equal((2, 3), (told, commit.AlertTransitions.Count));
        Assert.Equal(Monday.At("08:07"), Assert.Single(commit.Decided).UpTo);
        room.Alerts.Written();
        Assert.True(room.Alerts.Decide([new(Some.WorkflowName, Monday.At("08:07"), null)], [], Monday.At("08:09")).IsEmpty);
    }

    [Fact]
    public void Several_objectives_of_one_measurement_and_others_that_nobody_watches_go_together()
    {
        Measurement other = Measure.CycleTime("2h");
        room.Use(AlertRoom.RulesOf(Slow, Slow with { Name = "same" }, AlertRoom.Objective("unwatched", measurement: other) with { Alerts = null }));
        Decide("08:00");
        room.Post(Monday.Minute("08:01"), bad: 50, measurement: other);
        Burn("08:01");

        Assert.Equal(["same", "same", "slow", "slow"], Decide("08:02").Select(transition => transition.Key.Name).Order());
    }

    private void Burn(string time) => room.Post(Monday.Minute(time), bad: 3);

    private IReadOnlyList<AlertTransition> Decide(string watermark, string? unknown = null, string? wall = null, TimeSpan? staleAfter = null)
    {
        room.Wall = Instant.Max(room.Wall, Monday.At(wall ?? watermark));
        return room.Decide(Monday.At(watermark), unknown, staleAfter);
    }

    private IEnumerable<string> Open() => room.Store.Alerts.Open(null).Select(alert => alert.Key.Cause);

    private static string Lines(IEnumerable<AlertTransition> told) =>
        string.Join("; ", told.Select(transition => $"{Monday.Text(transition.Minute)} {transition.Key.Cause} {transition.Change}"));
}

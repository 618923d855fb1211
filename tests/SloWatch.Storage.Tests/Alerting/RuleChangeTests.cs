using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Alerting;

/// <summary>An objective with two alerts open, whose rules change: while the service runs, and while it does not.</summary>
public sealed class RuleChangeTests : IDisposable
{
    private static readonly AlertPolicy Policy = AlertPolicy.Default with { Burns = [AlertPolicy.Default.Burns[1] with { BudgetShare = 0.01m }] };

    private static readonly Objective Slow = AlertRoom.Objective("slow", policy: Policy);

    private readonly AlertRoom room = new(AlertRoom.RulesOf(Slow), Monday.At("08:00"));

    public RuleChangeTests()
    {
        room.Decide(Monday.At("08:00"));
        room.Post(Monday.Minute("08:01"), bad: 3);
        room.Wall = Monday.At("08:05");
        room.Decide(Monday.At("08:02"));
    }

    public void Dispose() => room.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_alerts_of_an_objective_that_is_gone_are_closed(bool restart)
    {
        Change(restart);

        Assert.Equal("08:02 1% in 6h Closed: objective removed; 08:02 budget spent Closed: objective removed", Told());
        Assert.Empty(room.Store.Alerts.All());
        Change(restart, Slow);
        Assert.Equal("", Told());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cause_that_its_policy_no_longer_has_is_closed_and_the_others_go_on(bool restart)
    {
        Change(restart, Slow with { Alerts = Policy with { Burns = [] } });

        Assert.Equal("08:02 1% in 6h Closed: the alert policy no longer has '1% in 6h'", Told());
        Assert.Equal(["budget spent"], room.Store.Alerts.All().Select(alert => alert.Key.Cause));
        Assert.Equal("08:02 budget spent Closed: the objective has no alerts any more", Told(restart, Slow with { Alerts = null }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cause_that_is_new_begins_at_the_watermark(bool restart)
    {
        room.Wall = Monday.At("09:00");
        Change(restart, Slow with { Alerts = Policy with { Budget = Policy.Budget with { Spent = [0.5m] } } });

        Assert.Equal("08:30 50% spent Fired: 3 bad where the target allows 0.3: 50% of the budget is spent; 08:32 1% in 6h Resolved: no data in 30m", Told("08:33", from: "08:30"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_measurement_that_is_new_makes_no_alerts_for_the_past_it_was_counted_over(bool restart)
    {
        Measurement stricter = Measure.CycleTime("30m");
        for (int minute = 0; minute < 60; minute++)
        {
            room.Post(Monday.Minute("08:00") + minute, bad: 1, measurement: stricter);
        }

        room.Wall = Monday.At("10:00");
        Change(restart, AlertRoom.Objective("strict", policy: Policy, measurement: stricter), Slow);

        Assert.Equal("09:20 1% in 6h Fired; 09:20 budget spent Fired", Lines(Decide("09:20").Where(transition => transition.Key.Name == "strict")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_open_alert_of_an_objective_that_is_counted_otherwise_is_decided_by_the_new_counts_from_the_watermark_on(bool restart)
    {
        Measurement laxer = Measure.CycleTime("3h");
        room.Post(Monday.Minute("08:10"), bad: 5, measurement: laxer);
        room.Wall = Monday.At("10:00");
        Change(restart, AlertRoom.Objective("slow", policy: Policy, measurement: laxer));

        Assert.Equal("09:00 1% in 6h Resolved", Lines(Decide("09:00")));
        Assert.Equal([laxer.Hash, laxer.Hash], room.Store.Alerts.All().Select(alert => alert.Measurement));
    }

    [Fact]
    public void An_alert_of_an_objective_that_is_still_to_be_counted_stays_open_until_it_is_and_goes_on_then()
    {
        Measurement laxer = Measure.CycleTime("3h");
        room.Post(Monday.Minute("08:10"), bad: 5, measurement: laxer);
        RuleSet coming = AlertRoom.RulesOf(AlertRoom.Objective("slow", policy: Policy, measurement: laxer));
        room.Wall = Monday.At("10:00");

        room.Restart(AlertRoom.RulesOf(), coming);
        Assert.Empty(Decide("08:30"));
        room.Restart(AlertRoom.RulesOf(), coming); // killed while it counts
        Assert.Empty(Decide("08:45"));
        Assert.Equal(2, room.Store.Alerts.Open(null).Count);

        room.Use(coming);
        Assert.Equal("09:00 1% in 6h Resolved", Lines(Decide("09:00")));
        Assert.Equal([laxer.Hash, laxer.Hash], room.Store.Alerts.All().Select(alert => alert.Measurement));
    }

    [Fact]
    public void An_alert_that_was_kept_for_rules_that_never_came_is_closed_by_others()
    {
        room.Restart(AlertRoom.RulesOf(), AlertRoom.RulesOf(Slow));

        room.Use(AlertRoom.RulesOf());

        Assert.Equal("08:02 1% in 6h Closed: objective removed; 08:02 budget spent Closed: objective removed", Told());
    }

    [Fact]
    public void The_alert_of_a_silent_source_stays_while_the_objectives_that_depend_on_it_are_still_to_be_counted()
    {
        room.Sources.Add(new(Some.Source, Some.WorkflowName, "nothing came"));
        room.Decide(Monday.At("08:02"), unknown: "nothing came");

        room.Restart(AlertRoom.RulesOf(), AlertRoom.RulesOf(Slow));

        Assert.Empty(Decide("08:02"));
        Assert.Contains(room.Store.Alerts.Open(null), alert => alert.Key.Subject == AlertSubject.Source);
    }

    [Fact]
    public void A_new_name_target_or_window_loses_nothing_that_was_posted()
    {
        room.Post(Monday.Minute("08:03"), bad: 2);
        room.Use(AlertRoom.RulesOf(AlertRoom.Objective("slow", policy: Policy, target: 0.95m, window: new Core.Budgets.RollingWindow(TimeSpan.FromDays(45)))));
        room.Post(Monday.Minute("08:04"), good: 15);
        room.Wall = Monday.At("09:00");

        Assert.Equal("08:34 1% in 6h Resolved", Lines(Decide("08:34")));
        Assert.Equal([new WindowCounts("6h", 15, 5)], room.Told()[^1].Counts.Take(1));
    }

    [Fact]
    public void How_grave_an_open_alert_is_follows_the_rules()
    {
        room.Use(AlertRoom.RulesOf(Slow with { Alerts = Policy with { Budget = Policy.Budget with { Exhausted = AlertSeverity.Page } } }));
        room.Decide(Monday.At("08:02"));

        Assert.All(room.Store.Alerts.Open(null), alert => Assert.Equal(AlertSeverity.Page, alert.Severity));
    }

    [Fact]
    public void What_was_decided_is_remembered_of_a_workflow_that_nobody_watches()
    {
        Change(restart: true);

        Assert.Equal(Monday.At("08:02"), room.Alerts.DecidedUpTo(Some.WorkflowName));
        Assert.Equal(Instant.Never, room.Alerts.DecidedUpTo("another"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_workflow_that_nobody_watches_is_not_called_unknown(bool restart)
    {
        room.Decide(Monday.At("08:02"), unknown: "the source is silent");
        Change(restart);
        room.Decide(Monday.At("08:02"));

        Assert.Equal([new DecidedWorkflow(Some.WorkflowName, Monday.At("08:02"), null, null)], room.Store.Alerts.Decided());
    }

    private void Change(bool restart, params Objective[] objectives)
    {
        RuleSet rules = AlertRoom.RulesOf(objectives);
        if (restart)
        {
            room.Restart(rules);
        }
        else
        {
            room.Use(rules);
        }
    }

    private string Told(bool restart, params Objective[] objectives)
    {
        Change(restart, objectives);
        return Told();
    }

    private string Told(string watermark = "08:02", string? from = null)
    {
        IEnumerable<AlertTransition> first = from is null ? [] : Decide(from);
        return string.Join("; ", first.Concat(Decide(watermark)).Select(transition => $"{Monday.Text(transition.Minute)} {transition.Key.Cause} {transition.Change}: {transition.Reason}"));
    }

    private IReadOnlyList<AlertTransition> Decide(string watermark) => room.Decide(Monday.At(watermark));

    private static string Lines(IEnumerable<AlertTransition> told) =>
        string.Join("; ", told.Select(transition => $"{Monday.Text(transition.Minute)} {transition.Key.Cause} {transition.Change}"));
}

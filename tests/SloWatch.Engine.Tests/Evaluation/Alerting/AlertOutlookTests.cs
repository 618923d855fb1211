using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Testing.Builders;

namespace SloWatch.Engine.Tests.Evaluation.Alerting;

/// <summary>What `validate` says of the alerts of an objective.</summary>
public class AlertOutlookTests
{
    private static readonly RollingWindow ThirtyDays = new(TimeSpan.FromDays(30));

    [Theory]
    [InlineData("success")]
    [InlineData("duplicates")]
    public void What_has_no_deadline_is_never_alerted_by_an_outage_for_what_hangs_stays_pending(string indicator) => Assert.All(
        Of(Measure.By(indicator), AlertPolicy.Default, 1440).Prospects.Where(prospect => prospect.Fit is not null),
        prospect => Assert.Equal((null, "never: what hangs stays pending, and an SLO with 'stuck' beside it shows it"), (prospect.After, prospect.Never)));

    [Fact]
    public void What_has_one_is_alerted_by_what_its_windows_then_hold() => Assert.Equal(
        ["2% in 1h 3", "5% in 6h 3", "10% in 1d 163", "10% in 3d 199"],
        Of(Measure.CycleTime("6h"), AlertPolicy.Default, 1440).Prospects.Where(prospect => prospect.Fit is not null).Select(prospect => $"{prospect.Cause.Text} {prospect.After?.TotalMinutes}"));

    [Fact]
    public void Without_history_nobody_can_say() => Assert.All(
        Of(Measure.CycleTime("6h"), AlertPolicy.Default, null).Prospects, prospect => Assert.Equal((null, null), (prospect.After, prospect.Never)));

    [Fact]
    public void A_policy_that_looks_at_the_budget_alone_has_its_alerts_too()
    {
        AlertPolicy policy = AlertPolicy.Default with { Name = "calm", Burns = [], Budget = new([0.5m], AlertSeverity.Page, null) };
        Assert.Equal(["50% spent Ticket", "budget spent Page"], Of(Measure.CycleTime("6h"), policy, 1440).Prospects.Select(prospect => $"{prospect.Cause.Text} {prospect.Cause.Severity}"));
    }

    private static AlertOutlook Of(Measurement measurement, AlertPolicy policy, decimal? unitsPerDay)
    {
        Objective objective = new("some", measurement, new TargetShare(0.95m), ThirtyDays) { Alerts = policy };
        return new(objective, PolicyFit.Of(policy, objective.Target, objective.Window), unitsPerDay);
    }
}

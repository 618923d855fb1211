using SloWatch.Cli.Demo.Faults;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Tests.Demo;

/// <summary>
/// Each fault of the demo, from the first minute to the fifth: what burns, what fires at which minute, and that it is over. What else is to be
/// said of a fault as a whole, such as its cause, belongs into its row.
/// </summary>
public class FaultTests
{
    private static readonly Row[] Rows =
    [
        new(
            FaultKind.PaymentProvider,
            ["+3 Page meal-delivered-in-6m, 5% in 5m: Fired", "+3 Page payment-is-taken, 5% in 5m: Fired", "+7 Page meal-delivered-in-6m, 5% in 5m: Resolved", "+7 Page payment-is-taken, 5% in 5m: Resolved"],
            ["+3 meal-delivered-in-6m: DependencyOutage card-provider", "+3 payment-is-taken: DependencyOutage card-provider"],
            "payment-is-taken",
            violation => (violation.Step, violation.Dependency, violation.Error) == ("charge", "card-provider", "503 service unavailable")),
        new(
            FaultKind.StuckApprovals,
            ["+3 Page loan-keeps-moving, 5% in 5m: Fired", "+5 Page loan-done-in-3m, 5% in 5m: Fired", "+7 Page loan-done-in-3m, 5% in 5m: Resolved", "+7 Page loan-keeps-moving, 5% in 5m: Resolved"],
            ["+3 loan-keeps-moving: Stuck decide", "+5 loan-done-in-3m: Stuck decide"],
            "loan-keeps-moving",
            violation => (violation.State, violation.Error) == ("deciding", null)),
        new(
            FaultKind.BadVersion,
            ["+3 Page loan-done-in-3m, 5% in 5m: Fired", "+3 Page pay-out-succeeds, 5% in 5m: Fired", "+7 Page loan-done-in-3m, 5% in 5m: Resolved", "+7 Page pay-out-succeeds, 5% in 5m: Resolved"],
            ["+3 loan-done-in-3m: BadVersion 2.4.0", "+3 pay-out-succeeds: BadVersion 2.4.0"],
            "pay-out-succeeds",
            violation => (violation.Step, violation.Version, violation.Error) == ("pay-out", "2.4.0", "PayOutHandler: no account number")),
        new(
            FaultKind.SilentSource,
            ["+3 Page courier, stale: Fired", "+5 Page courier, stale: Resolved"],
            [],
            null,
            _ => false),
    ];

    public static TheoryData<int> Kinds => [.. Rows.Select(row => (int)row.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_fault_is_told_of_at_its_minute_and_resolved_when_it_is_over(int kind)
    {
        Row row = Rows.Single(row => (int)row.Kind == kind);
        using DemoPlace place = new(DemoPlace.Fault(row.Kind, 1, 5));

        place.Play(20);

        Assert.Equal(row.Told, place.Told);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Why_it_burns_is_known_when_it_fires(int kind)
    {
        Row row = Rows.Single(row => (int)row.Kind == kind);
        using DemoPlace place = new(DemoPlace.Fault(row.Kind, 1, 5));

        place.Play(8);

        Assert.Equal(row.Why, place.Diagnosed);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_became_bad_by_a_fault_carries_what_tells_its_cause(int kind)
    {
        Row row = Rows.Single(row => (int)row.Kind == kind);
        using DemoPlace place = new(DemoPlace.Fault(row.Kind, 1, 5));

        place.Play(6);

        Violation[] bad = row.Burns is null ? [] : Violations(place, row.Burns);
        Assert.Equal(row.Burns is not null, bad.Length > 3);
        Assert.All(bad, violation => Assert.True(row.IsOfIt(violation), violation.ToString()));
    }

    [Fact]
    public void While_a_source_is_silent_its_workflow_is_unknown_and_the_others_are_not()
    {
        using DemoPlace place = new(DemoPlace.Fault(FaultKind.SilentSource, 1, 5));

        place.Play(4);

        Dictionary<string, string?> unknown = place.Store.Alerts.Decided().ToDictionary(one => one.Workflow, one => one.UnknownWhy);
        Assert.Equal("source courier: it is complete only up to 2026-03-02T12:00:55Z", unknown["order-fulfilment"]);
        Assert.Null(unknown["loan-approval"]);
        Assert.Empty(Violations(place, "meal-delivered-in-6m"));
    }

    /// <summary>The version is named although hardly any other loan comes by: those that did before it were well, and so are the few beside it.</summary>
    [Fact]
    public void Of_two_faults_of_one_workflow_and_one_of_another_every_alert_fires_and_resolves()
    {
        using DemoPlace place = new(DemoPlace.Fault(FaultKind.StuckApprovals, 1, 5), DemoPlace.Fault(FaultKind.BadVersion, 1, 5), DemoPlace.Fault(FaultKind.PaymentProvider, 2, 6));

        place.Play(20);

        Assert.Equal(
            [
                "+3 Page loan-keeps-moving, 5% in 5m: Fired",
                "+4 Page meal-delivered-in-6m, 5% in 5m: Fired",
                "+4 Page payment-is-taken, 5% in 5m: Fired",
                "+5 Page loan-done-in-3m, 5% in 5m: Fired",
                "+6 Page pay-out-succeeds, 5% in 5m: Fired",
                "+7 Page loan-keeps-moving, 5% in 5m: Resolved",
                "+8 Page loan-done-in-3m, 5% in 5m: Resolved",
                "+8 Page pay-out-succeeds, 5% in 5m: Resolved",
                "+8 Page meal-delivered-in-6m, 5% in 5m: Resolved",
                "+8 Page payment-is-taken, 5% in 5m: Resolved",
            ],
            place.Told);
        Assert.Equal(
            [
                "+3 loan-keeps-moving: Stuck decide",
                "+4 meal-delivered-in-6m: DependencyOutage card-provider",
                "+4 payment-is-taken: DependencyOutage card-provider",
                "+5 loan-done-in-3m: Stuck decide",
                "+6 pay-out-succeeds: BadVersion 2.4.0",
            ],
            place.Diagnosed);
    }

    [Fact]
    public void Of_two_faults_in_one_time_it_is_not_clear_which_it_is()
    {
        using DemoPlace place = new(DemoPlace.Fault(FaultKind.StuckApprovals, 1, 4), DemoPlace.Fault(FaultKind.BadVersion, 5, 9));

        place.Play(12);

        Conclusion both = place.Why("loan-done-in-3m", 0, 12);
        Assert.Equal((LikelyCause.NotClear, null), (both.Cause, both.Subject));
        Assert.Matches("of [0-9]+ bad instances [0-9]+ were in calls to core-banking, [0-9]+ stood at step decide|of [0-9]+ bad instances [0-9]+ stood at step decide, [0-9]+ were in calls to core-banking", both.Sentence);
    }

    private static Violation[] Violations(DemoPlace place, string objective)
    {
        Measurement measurement = place.Rules.Objectives.Single(one => one.Name == objective).Measurement;
        return [.. place.Store.Ledger.Violations(measurement.Hash, new TimeRange(DemoPlace.Noon, Instant.Ever), 1000)];
    }

    /// <param name="Why">The diagnosis of each alert of an objective.</param>
    /// <param name="Burns">The objective that shows it best; null: none may.</param>
    /// <param name="IsOfIt">What its bad units carry.</param>
    private sealed record Row(FaultKind Kind, IReadOnlyList<string> Told, IReadOnlyList<string> Why, string? Burns, Predicate<Violation> IsOfIt);
}

using SloWatch.Cli.Demo.Faults;
using SloWatch.Cli.Demo.Playing;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Testing;

namespace SloWatch.Tests.Demo;

/// <summary>
/// Whoever starts a demo sees what is wrong within three minutes, and why, whenever that is: of no fault may the cause be wrong, or not clear. None may be,
/// because in each of them something is well beside what is not, or was until then: where it is not told, the simulation has too little of it.
/// </summary>
public class FirstFaultTests
{
    private const int Times = 2, ManyTimes = 62;

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(3), Aftermath = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Twice = TimeSpan.FromMinutes(56), Day = TimeSpan.FromDays(1);

    /// <summary>Each at another time of the day, and at another second of its minute.</summary>
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Times)];

    public static TheoryData<int> ManyNumbers => [.. Enumerable.Range(Times, ManyTimes - Times)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Whenever_it_begins_each_fault_is_noticed_within_three_minutes_and_its_cause_is_named(int number) => AssertNoticed(DemoPlan.FromNow(Begin(number)), Twice / 2, stepSeconds: 5);

    [LongTheory]
    [MemberData(nameof(ManyNumbers))]
    public void However_often_it_begins_and_when_each_fault_comes_again(int number) => AssertNoticed(DemoPlan.FromNow(Begin(number)), Twice, stepSeconds: 5);

    [Fact]
    public void So_it_is_in_a_day_that_is_played() => AssertNoticed(OfADay(0), Day, stepSeconds: 30);

    [LongTheory]
    [MemberData(nameof(ManyNumbers))]
    public void However_often_a_day_is_played(int number) => AssertNoticed(OfADay(number), Day, stepSeconds: 30);

    private static Instant Begin(int number) => DemoPlace.Noon + (TimeSpan.FromSeconds(20_011) * number);

    private static DemoPlan OfADay(int number) => DemoPlan.WithTheLastDay(Begin(number), TimeSpan.FromMinutes(3));

    private static void AssertNoticed(DemoPlan plan, TimeSpan lasts, double stepSeconds)
    {
        using DemoPlace place = new(plan.Faults, plan.Begin);

        place.Play(lasts.TotalMinutes, stepSeconds);

        Fault[] faults = [.. plan.Faults.BeginningIn(new(plan.Begin, plan.Begin + lasts))];
        Assert.Equal(Enum.GetValues<FaultKind>().Order(), faults.Select(fault => fault.Kind).Distinct().Order());
        Assert.All(faults, fault => AssertNoticed(fault, place));
        Assert.All(place.Transitions.Where(IsFired), told => Assert.Contains(faults, fault => IsOf(fault, told)));
    }

    private static void AssertNoticed(Fault fault, DemoPlace place)
    {
        AlertTransition first = place.Transitions.First(told => IsFired(told) && IsOf(fault, told));
        Assert.True(first.Minute - fault.Range.From <= Soon, $"{fault}: only at {first.Minute}");
        string[] causes = [.. place.Causes.Where(one => IsOf(fault, one.Fired)).Select(one => $"{one.Why.Cause} {one.Why.Subject}").Distinct()];
        Assert.True(causes.SequenceEqual(CausesOf(fault.Kind)), $"{fault}: {string.Join(", ", causes)}");
    }

    private static bool IsFired(AlertTransition told) => told.Change == AlertChange.Fired;

    private static bool IsOf(Fault fault, AlertTransition told) => told.Minute >= fault.Range.From && told.Minute < fault.Range.To + Aftermath;

    /// <summary>Of a source that is silent nobody can say why.</summary>
    private static string[] CausesOf(FaultKind kind) => kind switch
    {
        FaultKind.PaymentProvider => ["DependencyOutage card-provider"],
        FaultKind.StuckApprovals => ["Stuck decide"],
        FaultKind.BadVersion => ["BadVersion 2.4.0"],
        _ => [],
    };
}

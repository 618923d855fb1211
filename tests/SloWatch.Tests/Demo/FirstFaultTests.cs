using SloWatch.Cli.Demo.Faults;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Testing;

namespace SloWatch.Tests.Demo;

/// <summary>Whoever starts a demo sees what is wrong within three minutes, whenever that is.</summary>
public class FirstFaultTests
{
    private const int Times = 2, ManyTimes = 20;

    private static readonly int Kinds = Enum.GetValues<FaultKind>().Length;

    /// <summary>A fault each, at another time of the day.</summary>
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Times * Kinds)];

    public static TheoryData<int> ManyNumbers => [.. Enumerable.Range(Times * Kinds, ManyTimes * Kinds)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Whenever_it_begins_a_fault_is_noticed_within_three_minutes_and_no_wrong_cause_is_named(int number) => AssertNoticed(number);

    [LongTheory]
    [MemberData(nameof(ManyNumbers))]
    public void However_often_it_begins(int number) => AssertNoticed(number);

    private static void AssertNoticed(int number)
    {
        FaultKind kind = (FaultKind)(number % Kinds);
        Instant begin = DemoPlace.Noon + (TimeSpan.FromSeconds(20_011) * number), wrong = begin + TimeSpan.FromSeconds(10);
        using DemoPlace place = new(new FaultPlan([new(kind, new(wrong, wrong + TimeSpan.FromMinutes(4)))]), begin);

        place.Play(3.2);

        AlertTransition first = place.Transitions[0];
        Assert.Equal(AlertChange.Fired, first.Change);
        Assert.True(first.Minute - wrong <= TimeSpan.FromMinutes(3), $"only at {first.Minute}");
        Assert.All(place.Diagnosed, why => Assert.True(why.EndsWith(CauseOf(kind), StringComparison.Ordinal) || why.EndsWith(": NotClear ", StringComparison.Ordinal), why));
    }

    private static string CauseOf(FaultKind kind) => kind switch
    {
        FaultKind.PaymentProvider => "DependencyOutage card-provider",
        FaultKind.StuckApprovals => "Stuck decide",
        FaultKind.BadVersion => "BadVersion 2.4.0",
        _ => "none is made",
    };
}

using SloWatch.Cli.Demo.Faults;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Tests.Demo;

/// <summary>Whoever starts a demo sees what is wrong within three minutes, whenever that is.</summary>
public class FirstFaultTests
{
    private const int Times = 2;

    /// <summary>A fault each, at another time of the day.</summary>
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Times * Enum.GetValues<FaultKind>().Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Whenever_it_begins_a_fault_is_noticed_within_three_minutes(int number)
    {
        FaultKind kind = (FaultKind)(number % Enum.GetValues<FaultKind>().Length);
        Instant begin = DemoPlace.Noon + (TimeSpan.FromSeconds(20_011) * number), wrong = begin + TimeSpan.FromSeconds(10);
        using DemoPlace place = new(new FaultPlan([new(kind, new(wrong, wrong + TimeSpan.FromMinutes(4)))]), begin);

        place.Play(3.2);

        AlertTransition first = place.Transitions[0];
        Assert.Equal(AlertChange.Fired, first.Change);
        Assert.True(first.Minute - wrong <= TimeSpan.FromMinutes(3), $"only at {first.Minute}");
    }
}

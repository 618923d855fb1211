using SloWatch.Cli.Demo.Faults;
using SloWatch.Cli.Demo.Playing;
using SloWatch.Core.Time;
using SloWatch.Testing;

namespace SloWatch.Tests.Demo.Playing;

public class FastDayTests
{
    private static readonly Instant Noon = DemoPlace.Noon;

    [Fact]
    public async Task The_clock_goes_in_steps_to_the_clock_on_the_wall_and_never_beyond_it()
    {
        FastPace pace = new(new DrivenClock(Noon), Noon - TimeSpan.FromMinutes(10), TimeSpan.Zero);
        List<Instant> shown = [];
        while (shown.Count < 20)
        {
            shown.Add(await pace.NextAsync(CancellationToken.None));
            Assert.Equal(shown[^1], Instant.From(pace.Clock.GetUtcNow()));
            Assert.False(pace.IsWall);
        }

        Assert.Equal(Noon, shown[^1]);
        Assert.Equal(Noon, await pace.NextAsync(CancellationToken.None));
        Assert.True(pace.IsWall);
    }

    [Fact]
    public void In_the_last_day_each_fault_comes_once_and_after_it_they_come_in_turn()
    {
        DemoPlan plan = DemoPlan.WithTheLastDay(Noon, TimeSpan.FromMinutes(3));

        Fault[] day = [.. plan.Faults.BeginningIn(new(plan.Begin, Noon))];
        Fault next = plan.Faults.BeginningIn(new(Noon, Instant.Ever)).First();

        Assert.Equal(Noon - TimeSpan.FromDays(1), plan.Begin);
        Assert.Equal(Enum.GetValues<FaultKind>(), day.Select(fault => fault.Kind).Order());
        Assert.Equal(day.OrderBy(fault => fault.Range.From), day);
        Assert.All(day, fault => Assert.True(fault.Range.To < Noon));
        Assert.Equal(Noon + TimeSpan.FromMinutes(3) + TimeSpan.FromSeconds(10), next.Range.From);
    }

    [Fact]
    public void From_now_on_the_first_fault_comes_at_once()
    {
        DemoPlan plan = DemoPlan.FromNow(Noon);

        Assert.Equal((FaultKind.PaymentProvider, Noon + TimeSpan.FromSeconds(10)), plan.Faults.BeginningIn(new(Noon, Instant.Ever)).Select(fault => (fault.Kind, fault.Range.From)).First());
    }
}

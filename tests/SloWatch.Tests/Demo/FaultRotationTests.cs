using SloWatch.Cli.Demo.Faults;
using SloWatch.Core.Time;

namespace SloWatch.Tests.Demo;

public class FaultRotationTests
{
    private static readonly FaultRotation Rotation = new(At(1), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(3), [FaultKind.PaymentProvider, FaultKind.SilentSource]);

    [Theory]
    [InlineData(0.9, null)]
    [InlineData(1, FaultKind.PaymentProvider)]
    [InlineData(4.9, FaultKind.PaymentProvider)]
    [InlineData(5, null)]
    [InlineData(8, FaultKind.SilentSource)]
    [InlineData(15, FaultKind.PaymentProvider)]
    internal void One_comes_after_the_other_with_a_pause_between_them(double minute, FaultKind? on)
    {
        FaultPlan plan = new([], Rotation);

        FaultKind[] found = [.. Enum.GetValues<FaultKind>().Where(kind => plan.At(kind, At(minute)) is not null)];

        Assert.Equal(on is { } kind ? [kind] : [], found);
    }

    [Theory]
    [InlineData(0, 16, "1 8 15")]
    [InlineData(1, 8, "1")]
    [InlineData(1.1, 8.1, "8")]
    [InlineData(9, 10, "")]
    public void Each_begins_once(double from, double to, string minutes) =>
        Assert.Equal(minutes, string.Join(' ', new FaultPlan([], Rotation).BeginningIn(new(At(from), At(to))).Select(fault => (fault.Range.From - DemoPlace.Noon).TotalMinutes)));

    private static Instant At(double minute) => DemoPlace.Noon + TimeSpan.FromMinutes(minute);
}

using SloWatch.Cli.Demo.Faults;

namespace SloWatch.Tests.Demo;

/// <summary>A week without a fault calls nobody, and a fault calls nobody but those whom it concerns. In steps of three minutes: none is decided on later than a source may be silent.</summary>
public class QuietWeekTests
{
    private const double Day = 1440;

    [Fact]
    public void Without_a_fault_nobody_is_called_for_a_week()
    {
        using DemoPlace place = new();

        place.Play(7 * Day, stepSeconds: 180);

        Assert.Empty(place.Told);
    }
}

/// <summary>Beside the other so that both run at once.</summary>
public class UntouchedWeekTests
{
    private const double Day = 1440;

    [Theory]
    [InlineData(FaultKind.PaymentProvider, FaultKind.SilentSource, "order-fulfilment")]
    [InlineData(FaultKind.StuckApprovals, FaultKind.BadVersion, "loan-approval")]
    internal void A_week_of_faults_calls_only_those_whom_they_concern(FaultKind one, FaultKind other, string workflow)
    {
        using DemoPlace place = new([.. Enumerable.Range(0, 7).SelectMany(day => (Fault[])[DemoPlace.Fault(one, (day * Day) + 60, (day * Day) + 70), DemoPlace.Fault(other, (day * Day) + 800, (day * Day) + 810)])]);

        place.Play(7 * Day, stepSeconds: 180);

        Assert.All(place.Transitions, told => Assert.Equal(workflow, told.Key.Workflow));
        Assert.True(place.Transitions.Count >= 28, $"{place.Transitions.Count} changes of alerts");
    }
}

using SloWatch.Cli.Demo.Faults;
using SloWatch.Testing;

namespace SloWatch.Tests.Demo;

/// <summary>
/// A week without a fault calls nobody, and faults call nobody but those whom they concern. In steps of three minutes: none is decided on
/// later than a source may be silent.
/// </summary>
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

    [Theory]
    [InlineData(FaultKind.PaymentProvider, FaultKind.SilentSource, "order-fulfilment")]
    [InlineData(FaultKind.StuckApprovals, FaultKind.BadVersion, "loan-approval")]
    internal void A_day_of_faults_calls_only_those_whom_they_concern(FaultKind one, FaultKind other, string workflow) => AssertCallsOnly(workflow, 1, one, other);

    [LongTheory]
    [InlineData(FaultKind.PaymentProvider, "order-fulfilment")]
    [InlineData(FaultKind.SilentSource, "order-fulfilment")]
    [InlineData(FaultKind.StuckApprovals, "loan-approval")]
    [InlineData(FaultKind.BadVersion, "loan-approval")]
    internal void A_week_of_a_fault_calls_only_those_whom_it_concerns(FaultKind kind, string workflow) => AssertCallsOnly(workflow, 7, kind);

    /// <summary>Every few hours each of them.</summary>
    private static void AssertCallsOnly(string workflow, int days, params FaultKind[] kinds)
    {
        IEnumerable<double> times = Enumerable.Range(0, days * 8).Select(number => 60 + (number * Day / 8));
        using DemoPlace place = new([.. times.Select((from, number) => DemoPlace.Fault(kinds[number % kinds.Length], from, from + 10))]);

        place.Play(days * Day, stepSeconds: 180);

        Assert.All(place.Transitions, told => Assert.Equal(workflow, told.Key.Workflow));
        Assert.True(place.Transitions.Count >= days * 16, $"{place.Transitions.Count} changes of alerts");
    }
}

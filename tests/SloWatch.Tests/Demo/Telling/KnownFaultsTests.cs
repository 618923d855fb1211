using SloWatch.Cli.Demo.Faults;
using SloWatch.Cli.Demo.Telling;
using SloWatch.Core.Time;

namespace SloWatch.Tests.Demo.Telling;

public class KnownFaultsTests
{
    /// <summary>Two faults of the orders, 14 minutes apart, the second of which cuts a feed; each is on for four minutes.</summary>
    [Theory]
    [InlineData("objective", "order-fulfilment", -1, null)]
    [InlineData("objective", "order-fulfilment", 0, FaultKind.PaymentProvider)]
    [InlineData("objective", "order-fulfilment", 4, FaultKind.PaymentProvider)]
    [InlineData("objective", "order-fulfilment", 18, FaultKind.PaymentProvider)] // what it made late is judged when it is over
    [InlineData("objective", "order-fulfilment", 19, null)]
    [InlineData("source", "order-fulfilment", 5, null)]
    [InlineData("source", "order-fulfilment", 16, FaultKind.SilentSource)]
    [InlineData("source", "order-fulfilment", 32, FaultKind.SilentSource)]
    [InlineData("source", "order-fulfilment", 33, null)]
    [InlineData("objective", "loan-approval", 2, null)]
    internal void What_happens_is_by_a_fault_while_it_is_on_and_for_a_quarter_of_an_hour_after_it(string subject, string workflow, int minute, FaultKind? cause)
    {
        KnownFaults faults = new();
        faults.Add(new(FaultKind.PaymentProvider, Minutes(0, 4)));
        faults.Add(new(FaultKind.SilentSource, Minutes(14, 18)));

        Instant at = DemoPlace.Noon + TimeSpan.FromMinutes(minute);
        Assert.Equal(cause, faults.CauseOf(new(1, subject, workflow, "any", "5% in 5m", "page", "fired", at, at, "any"))?.Kind);
    }

    [Fact]
    public void Of_two_that_may_be_the_cause_it_is_the_last()
    {
        KnownFaults faults = new();
        faults.Add(new(FaultKind.StuckApprovals, Minutes(0, 4)));
        faults.Add(new(FaultKind.BadVersion, Minutes(7, 11)));

        Instant at = DemoPlace.Noon + TimeSpan.FromMinutes(9);
        Assert.Equal(FaultKind.BadVersion, faults.CauseOf(new(1, "objective", "loan-approval", "any", "5% in 5m", "page", "fired", at, at, "any"))?.Kind);
    }

    private static TimeRange Minutes(int from, int to) => new(DemoPlace.Noon + TimeSpan.FromMinutes(from), DemoPlace.Noon + TimeSpan.FromMinutes(to));
}

using SloWatch.Core.Alerting.Policies;

namespace SloWatch.Core.Tests.Alerting;

public class AlertPolicyTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(AlertSeverity.Page, AlertSeverity.Ticket, AlertSeverity.Ticket, true)]
    [InlineData(AlertSeverity.Ticket, AlertSeverity.Page, AlertSeverity.Ticket, true)]
    [InlineData(AlertSeverity.Ticket, AlertSeverity.Ticket, AlertSeverity.Page, true)]
    [InlineData(AlertSeverity.Ticket, AlertSeverity.Ticket, AlertSeverity.Ticket, false)]
    public void It_calls_people_if_anything_of_it_does(AlertSeverity burn, AlertSeverity exhausted, AlertSeverity forecast, bool pages)
    {
        AlertPolicy policy = new("some", [new(0.1m, Day, BurnPair.UsualShort(Day), burn)], 3, new BudgetAlerts([], exhausted, new Forecast(Day, Day, forecast)));

        Assert.Equal(pages, policy.Pages);
    }

    [Fact]
    public void One_of_several_pairs_is_enough() => Assert.True(AlertPolicy.Default.Pages);

    [Fact]
    public void One_that_alerts_of_nothing_calls_nobody() => Assert.False(new AlertPolicy("none", [], 3, BudgetAlerts.None).Pages);

    [Fact]
    public void Only_the_one_that_nobody_wrote_is_built_in()
    {
        Assert.True(AlertPolicy.Default.IsBuiltIn);
        Assert.False((AlertPolicy.Default with { MinBad = 3 }).IsBuiltIn);
    }
}

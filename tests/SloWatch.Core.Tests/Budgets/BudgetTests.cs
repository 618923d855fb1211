using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;

namespace SloWatch.Core.Tests.Budgets;

public class BudgetTests
{
    private static readonly TargetShare Half = new(0.5m);

    [Fact]
    public void The_budget_is_the_share_that_may_be_bad_of_what_was_counted()
    {
        Budget budget = new(Half, Good: 1171, Bad: 1158);

        Assert.Equal(1164.5m, budget.Total);
        Assert.Equal(1158m, budget.Spent);
        Assert.Equal(6.5m, budget.Remaining);
        Assert.Equal(6.5m / 1164.5m, budget.RemainingRatio);
        Assert.Equal(0.502791m, decimal.Round(budget.Sli!.Value, 6));
    }

    [Fact]
    public void An_overspent_budget_is_below_zero()
    {
        Budget budget = new(new TargetShare(0.99m), Good: 97, Bad: 3);

        Assert.Equal(-2m, budget.Remaining);
        Assert.Equal(-2m, budget.RemainingRatio);
    }

    [Fact]
    public void Nothing_of_nothing_has_no_sli_and_no_ratio()
    {
        Budget budget = new(Half, 0, 0);

        Assert.Null(budget.Sli);
        Assert.Null(budget.RemainingRatio);
        Assert.Equal(0, budget.Total);
        Assert.Equal(0, budget.Remaining);
    }

    [Fact]
    public void A_budget_is_taken_from_good_and_bad_alone()
    {
        Tally tally = new(Begun: 9, Good: 3, Bad: 1, Excluded: 4, ClosedBad: 2);

        Assert.Equal(new Budget(Half, 3, 1), Budget.Of(Half, tally));
    }

    [Theory]
    [InlineData(0, 1, -1)]
    [InlineData(1, 0, 0.001)]
    [InlineData(999, 1, 0)]
    public void Ends_of_the_scale(long good, long bad, double remaining)
    {
        Budget budget = new(new TargetShare(0.999m), good, bad);

        Assert.Equal(remaining == -1 ? -0.999m : (decimal)remaining, budget.Remaining);
    }
}

using SloWatch.Core.Budgets;

namespace SloWatch.Core.Tests.Budgets;

public class BudgetStandingTests
{
    private static readonly TargetShare NinetyPercent = new(0.9m);

    [Theory]
    [InlineData(100, 0, BudgetState.Ok)]
    [InlineData(925, 75, BudgetState.Ok)]
    [InlineData(924, 76, BudgetState.AtRisk)]
    [InlineData(901, 99, BudgetState.AtRisk)]
    [InlineData(900, 100, BudgetState.Exhausted)]
    [InlineData(0, 1, BudgetState.Exhausted)]
    [InlineData(0, 0, BudgetState.NoData)]
    public void The_state_follows_what_is_left(long good, long bad, BudgetState expected) =>
        Assert.Equal(expected, BudgetStanding.Of(new Budget(NinetyPercent, good, bad), doubt: null).State);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, 0)]
    [InlineData(0, 100)]
    public void A_doubt_outweighs_every_count(long good, long bad)
    {
        BudgetStanding standing = BudgetStanding.Of(new Budget(NinetyPercent, good, bad), "source a is complete only up to noon");

        Assert.Equal(new BudgetStanding(BudgetState.Unknown, "source a is complete only up to noon"), standing);
    }

    [Fact]
    public void The_reason_says_how_many_are_bad_and_how_many_may_be() =>
        Assert.Equal("the budget is spent: 1,158 bad where the target allows 232.9", BudgetStanding.Of(new Budget(NinetyPercent, 1171, 1158), null).Reason);
}

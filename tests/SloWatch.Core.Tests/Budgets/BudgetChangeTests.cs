using SloWatch.Core.Budgets;

namespace SloWatch.Core.Tests.Budgets;

public class BudgetChangeTests
{
    private static readonly TargetShare Target = new(0.9m);

    [Fact]
    public void It_is_the_difference_of_the_two_ratios() =>
        Assert.Equal(new BudgetChange(-0.15m, -1.5m), BudgetChange.Between(new(Target, 95, 5), new(Target, 80, 20)));

    [Theory]
    [InlineData(0, 0, 9, 1)]
    [InlineData(9, 1, 0, 0)]
    [InlineData(0, 0, 0, 0)]
    public void What_is_no_data_has_none(long goodBefore, long badBefore, long good, long bad) =>
        Assert.Equal(default, BudgetChange.Between(new(Target, goodBefore, badBefore), new(Target, good, bad)));
}

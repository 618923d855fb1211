using SloWatch.Core.Budgets;

namespace SloWatch.Core.Tests.Budgets;

public class TargetShareTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-0.1")]
    [InlineData("1.0001")]
    public void Refuses_a_target_without_a_budget_or_without_a_goal(string ratio) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TargetShare(decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_allowance_is_exact() => Assert.Equal(0.001m, new TargetShare(0.999m).Allowance);
}

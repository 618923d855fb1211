using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;

namespace SloWatch.Core.Tests.Budgets;

/// <summary>Each runs over a thousand random budgets; a failure names its seed.</summary>
public class BudgetPropertyTests
{
    [Fact]
    public void Budgets_of_adjoining_windows_add_up() => ForAll((random, target) =>
    {
        Tally early = Counts(random);
        Tally late = Counts(random);
        Budget whole = Budget.Of(target, early + late);
        Budget first = Budget.Of(target, early);
        Budget second = Budget.Of(target, late);
        return whole.Total == first.Total + second.Total
            && whole.Spent == first.Spent + second.Spent
            && whole.Remaining == first.Remaining + second.Remaining;
    });

    [Fact]
    public void A_budget_is_spent_exactly_when_the_sli_does_not_beat_the_target() => ForAll((random, target) =>
    {
        Budget budget = Budget.Of(target, Counts(random));
        int bySli = budget.Counted == 0 ? 0 : decimal.Sign((budget.Good * 1m) - (target.Ratio * budget.Counted));
        return decimal.Sign(budget.Remaining) == bySli && (budget.RemainingRatio is not { } ratio || decimal.Sign(ratio) == bySli);
    });

    [Fact]
    public void What_is_left_and_what_is_spent_make_the_whole() => ForAll((random, target) =>
    {
        Budget budget = Budget.Of(target, Counts(random));
        return budget.Remaining + budget.Spent == budget.Total && budget.Total == (1 - target.Ratio) * (budget.Good + budget.Bad);
    });

    [Fact]
    public void One_more_bad_unit_always_leaves_less_and_one_more_good_unit_more() => ForAll((random, target) =>
    {
        Budget budget = Budget.Of(target, Counts(random));
        return (budget with { Bad = budget.Bad + 1 }).Remaining < budget.Remaining
            && (budget with { Good = budget.Good + 1 }).Remaining > budget.Remaining;
    });

    private static Tally Counts(Random random) => random.Next(4) == 0
        ? default
        : new(0, random.NextInt64(random.Next(2) == 0 ? 5 : 10_000_000_000), random.NextInt64(random.Next(2) == 0 ? 5 : 10_000_000_000), 0, 0);

    private static void ForAll(Func<Random, TargetShare, bool> holds)
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            Random random = new(seed);
            int digits = random.Next(1, 8);
            long scale = (long)Math.Pow(10, digits);
            TargetShare target = new((decimal)random.NextInt64(1, scale) / scale);
            Assert.True(holds(random, target), $"fails with seed {seed}, target {target.Ratio}");
        }
    }
}

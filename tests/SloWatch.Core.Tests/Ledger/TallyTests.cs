using SloWatch.Core.Ledger;

namespace SloWatch.Core.Tests.Ledger;

public class TallyTests
{
    private static readonly Tally Sum = new(Begun: 10, Good: 4, Bad: 3, Excluded: 1, ClosedBad: 2);

    [Fact]
    public void What_has_begun_and_has_no_verdict_is_pending() => Assert.Equal(2, Sum.Pending);

    [Fact]
    public void The_budget_counts_good_and_bad() => Assert.Equal(7, Sum.Counted);

    [Fact]
    public void Taking_away_what_was_added_leaves_what_was()
    {
        Tally other = new(1, 2, 3, 4, 5);
        Assert.Equal(Sum, Sum + other - other);
        Assert.True((Sum - Sum).IsZero);
        Assert.False((Sum - other).IsZero);
    }
}

using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;

namespace SloWatch.Core.Alerting.Decisions;

public static class BurnRate
{
    /// <summary>How fast a budget burns: 1 is the even rate that spends it exactly within its window. Null for 0 of 0.</summary>
    public static decimal? Of(Tally tally, TargetShare target) => tally.Counted == 0 ? null : (decimal)tally.Bad / tally.Counted / target.Allowance;
}

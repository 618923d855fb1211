using SloWatch.Core.Budgets;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Policies;

/// <summary>Fires when a share of the budget burns within a long window and still burns in a short one.</summary>
/// <param name="BudgetShare">Of the whole window's budget, 0..1.</param>
/// <param name="Long">Whole minutes.</param>
/// <param name="Short">Whole minutes; it ends the alert soon after the burn ends.</param>
public sealed record BurnPair(decimal BudgetShare, TimeSpan Long, TimeSpan Short, AlertSeverity Severity)
{
    private const int ShortsInLong = 12;

    /// <summary>How people write it: <c>2% in 1h</c>.</summary>
    public string Text => $"{ShareText} in {DurationText.Format(Long)}";

    public string ShareText => PercentText.Of(BudgetShare);

    /// <summary>A twelfth of the long window, in whole minutes.</summary>
    public static TimeSpan UsualShort(TimeSpan longWindow) => TimeSpan.FromMinutes(Math.Ceiling(longWindow.TotalMinutes / ShortsInLong));

    /// <summary>The burn rate at which the pair is over: lengths stay, thresholds follow the objective's window.</summary>
    public decimal Threshold(TimeSpan window) => BudgetShare * window.Ticks / Long.Ticks;

    /// <summary>The share of units that must be bad, in both windows; above 1 it can never be over.</summary>
    public decimal BadShare(TargetShare target, TimeSpan window) => Threshold(window) * target.Allowance;
}

using System.Globalization;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;

namespace SloWatch.Core.Alerting.Decisions;

/// <summary>Whether a share of the budget of the whole window is spent at one minute. It says what a report says, so no least number of bad units is asked for.</summary>
/// <param name="Share">0..1.</param>
public readonly record struct SpentDecision(Budget Budget, decimal Share) : IDecision
{
    public bool IsOver => Budget.Bad > 0 && Budget.Spent >= Share * Budget.Total;

    public string Reason =>
        Budget.Counted == 0 ? "no data in the window"
        : Text($"{Budget.Bad} bad where the target allows {Budget.Total:0.###}: {(Budget.Spent >= Share * Budget.Total ? "" : "less than ")}{PercentText.Of(Share)} of the budget is spent");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using SloWatch.Core.Budgets;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Policies;

/// <summary>A pair of a policy as it stands for one objective.</summary>
/// <param name="Threshold">The burn rate at which it is over.</param>
/// <param name="BadShare">The share of units that must be bad for that, 0..1; more when it can never be.</param>
/// <param name="Misfit">Why it can never fire, with the numbers; null when it can.</param>
public sealed record PairFit(BurnPair Pair, decimal Threshold, decimal BadShare, string? Misfit)
{
    /// <summary>A pair that is proposed should fire before everything is bad.</summary>
    private const decimal ProposedBadShare = 0.8m;

    public bool CanFire => Misfit is null;

    public static PairFit Of(BurnPair pair, TargetShare target, BudgetWindow window)
    {
        decimal threshold = pair.Threshold(window.Length);
        decimal badShare = pair.BadShare(target, window.Length);
        return new(pair, threshold, badShare, MisfitOf(pair, target, window, threshold));
    }

    /// <summary>A pair of the same lengths that can fire; null when its share is not what is wrong, or none of a hundredth of a percent or more can.</summary>
    public BurnPair? Proposal()
    {
        if (BadShare <= 1)
        {
            return null;
        }

        decimal share = Pair.BudgetShare * ProposedBadShare / BadShare;
        decimal rounded = share >= 0.01m ? Math.Floor(share * 100) / 100 : Math.Floor(share * 10_000) / 10_000;
        return rounded > 0 ? Pair with { BudgetShare = rounded } : null;
    }

    private static string? MisfitOf(BurnPair pair, TargetShare target, BudgetWindow window, decimal threshold)
    {
        if (pair.Long > window.Length)
        {
            return $"{DurationText.Format(pair.Long)} is longer than the window {window.Text}";
        }

        decimal most = 1 / target.Allowance;
        return threshold <= most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"it needs the budget to burn at {threshold:0.##} times the even rate, and when every unit is bad it burns at {most:0.##}");
    }
}

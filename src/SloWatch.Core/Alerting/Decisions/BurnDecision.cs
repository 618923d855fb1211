using System.Globalization;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Decisions;

/// <summary>
/// Whether a pair is over at one minute: both windows burn at the threshold or above, and the long one holds enough bad units to mean
/// something.
/// </summary>
/// <param name="InLong">What the ledger holds in <see cref="WindowEdge.Before"/> of the long window.</param>
/// <param name="InShort">The same for the short one.</param>
public readonly record struct BurnDecision(PolicyFit Policy, PairFit Fit, Tally InLong, Tally InShort) : IDecision
{
    public bool IsOver => Fit.CanFire && InLong.Bad >= Policy.Policy.MinBad && Long >= Fit.Threshold && Short >= Fit.Threshold;

    /// <summary>Burn rate in the long window; null for no data.</summary>
    public decimal? Long => BurnRate.Of(InLong, Policy.Target);

    public decimal? Short => BurnRate.Of(InShort, Policy.Target);

    public string Reason => Fit.Misfit ?? Below(Long, Fit.Pair.Long) ?? Below(Short, Fit.Pair.Short) ?? (IsOver ? Over() : TooFew());

    private string? Below(decimal? burn, TimeSpan window) =>
        burn is null ? $"no data in {DurationText.Format(window)}"
        : burn >= Fit.Threshold ? null
        : Text($"the budget burns at {burn:0.##} times the even rate in {DurationText.Format(window)}, below {Fit.Threshold:0.##}");

    private string TooFew() => Text($"{InLong.Bad} bad in {DurationText.Format(Fit.Pair.Long)}, fewer than the {Policy.Policy.MinBad} that count");

    private string Over() => Text(
        $"the budget burns at {Long:0.##} times the even rate in {DurationText.Format(Fit.Pair.Long)} and at {Short:0.##} in {DurationText.Format(Fit.Pair.Short)}, {Fit.Threshold:0.##} or more in both ({InLong.Bad} bad of {InLong.Counted})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

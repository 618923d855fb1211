using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Causes;

/// <summary>A pair of the policy that can fire.</summary>
internal sealed class BurnCause(PolicyFit policy, PairFit fit)
    : WatchedCause(new(fit.Pair.Text, fit.Pair.Severity), policy, Lookback.Of(fit.Pair.Long), Lookback.Of(fit.Pair.Short))
{
    private readonly double share = Nearly.Below(fit.BadShare);

    public override IDecision Decide(Instant minute, ReadOnlySpan<Tally> sums) => new BurnDecision(Policy, fit, sums[0], sums[1]);

    public override bool IsSurelyClear(ReadOnlySpan<Tally> sums) =>
        sums[0].Bad < MinBad || IsBelow(sums[0]) || IsBelow(sums[1]);

    private protected override Instant NextTurn(Instant minute, ReadOnlySpan<Tally> sums, bool isOver) =>
        !isOver && (sums[0].Bad < MinBad || sums[1].Bad <= 0) ? Instant.Ever : Next(minute);

    private bool IsBelow(Tally sum) => sum.Counted >= 0 && sum.Bad < share * sum.Counted;
}

/// <summary>Exact shares as binary numbers, for comparisons that must not say more than the exact ones would.</summary>
internal static class Nearly
{
    public static double Below(decimal share) => (double)share * (1 - 1e-9);
}

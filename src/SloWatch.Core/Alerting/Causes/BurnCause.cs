using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Causes;

/// <summary>A pair of the policy that can fire.</summary>
internal sealed class BurnCause(PolicyFit policy, PairFit fit)
    : WatchedCause(new(fit.Pair.Text, fit.Pair.Severity), policy, Lookback.Of(fit.Pair.Long), Lookback.Of(fit.Pair.Short))
{
    private readonly RoughShare share = new(fit.BadShare);

    public override IDecision Decide(Instant minute, ReadOnlySpan<Tally> sums) => new BurnDecision(Policy, fit, sums[0], sums[1]);

    public override bool? IsPlainlyOver(ReadOnlySpan<Tally> sums) =>
        sums[0].Bad < MinBad || share.IsAbove(sums[0]) || share.IsAbove(sums[1]) ? false
        : share.IsBelow(sums[0]) && share.IsBelow(sums[1]) ? true
        : null;

    private protected override Instant NextTurn(Instant minute, ReadOnlySpan<Tally> sums, bool isOver) =>
        !isOver && (sums[0].Bad < MinBad || sums[1].Bad <= 0) ? Instant.Ever : Next(minute);
}

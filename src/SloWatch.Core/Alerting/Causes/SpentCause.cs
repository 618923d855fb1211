using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Causes;

/// <summary>A share of the budget of the whole window.</summary>
internal sealed class SpentCause(PolicyFit policy, decimal share, AlertSeverity severity)
    : WatchedCause(new(share < 1 ? $"{PercentText.Of(share)} spent" : "budget spent", severity), policy, Lookback.Of(policy.Window))
{
    private readonly RoughShare badShare = new(share * policy.Target.Allowance);

    public override IDecision Decide(Instant minute, ReadOnlySpan<Tally> sums) => new SpentDecision(Budget.Of(Policy.Target, sums[0]), share);

    public override bool? IsPlainlyOver(ReadOnlySpan<Tally> sums) => sums[0].Bad < 1 || badShare.IsAbove(sums[0]) ? false : badShare.IsBelow(sums[0]) ? true : null;

    private protected override Instant NextTurn(Instant minute, ReadOnlySpan<Tally> sums, bool isOver) =>
        !isOver && sums[0].Bad < 1 ? Instant.Ever : Reads[0].NextMove(minute);
}

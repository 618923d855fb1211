using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Causes;

/// <summary>A budget that will be spent soon.</summary>
internal sealed class ForecastCause(PolicyFit policy, Forecast forecast)
    : WatchedCause(new("forecast", forecast.Severity), policy, Lookback.Of(policy.Window), Lookback.Of(forecast.Over))
{
    public override IDecision Decide(Instant minute, ReadOnlySpan<Tally> sums) => new ForecastDecision(
        Policy,
        forecast,
        Budget.Of(Policy.Target, sums[0]),
        sums[1],
        Policy.Window.EndOfPeriod(minute) is { } end ? end - minute : null);

    public override bool? IsPlainlyOver(ReadOnlySpan<Tally> sums) => sums[1].Bad < MinBad ? false : null;

    /// <summary>While some was bad of late, also a good unit can raise it: the first of a new period, of which nothing was known.</summary>
    private protected override Instant NextTurn(Instant minute, ReadOnlySpan<Tally> sums, bool isOver) =>
        !isOver && sums[1].Bad < MinBad ? Instant.Ever : Next(minute);
}

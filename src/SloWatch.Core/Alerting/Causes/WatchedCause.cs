using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Causes;

/// <summary>
/// One cause for alert of one objective: what of the ledger a minute's decision reads, and the decision. Replays and the live service
/// decide by it.
/// </summary>
public abstract class WatchedCause
{
    private protected WatchedCause(AlertCause cause, PolicyFit policy, params IReadOnlyList<Lookback> reads) => (Cause, Policy, Reads) = (cause, policy, reads);

    public AlertCause Cause { get; private set; }

    /// <summary>Sums over them, in this order, are what a decision takes.</summary>
    public IReadOnlyList<Lookback> Reads { get; }

    private protected PolicyFit Policy { get; }

    private protected int MinBad => Policy.Policy.MinBad;

    /// <summary>All of a policy that can be over, each with a text of its own.</summary>
    public static IReadOnlyList<WatchedCause> Of(PolicyFit policy)
    {
        List<WatchedCause> causes = [.. policy.Able.Select(fit => new BurnCause(policy, fit))];
        causes.AddRange(policy.Policy.Budget.Spent.Select(share => new SpentCause(policy, share, AlertSeverity.Ticket)));
        if (policy.Policy.Budget.Exhausted is { } severity)
        {
            causes.Add(new SpentCause(policy, share: 1, severity));
        }

        if (policy.Policy.Budget.Forecast is { } forecast)
        {
            causes.Add(new ForecastCause(policy, forecast));
        }

        NumberRepeats(causes);
        return causes;
    }

    public abstract IDecision Decide(Instant minute, ReadOnlySpan<Tally> sums);

    /// <summary>Quick: whether the decision is over where that is plain to see; null where only the decision itself can tell.</summary>
    public abstract bool? IsPlainlyOver(ReadOnlySpan<Tally> sums);

    /// <summary>
    /// The next minute whose decision may differ from this one's, if nothing is posted; <see cref="Instant.Ever"/> when none may. Good
    /// units that are posted do not make over what is not.
    /// </summary>
    public Instant NextChance(Instant minute, ReadOnlySpan<Tally> sums, bool isOver) =>
        MinBad < 1 ? Next(minute) : Instant.Max(NextTurn(minute, sums, isOver), Next(minute));

    private protected abstract Instant NextTurn(Instant minute, ReadOnlySpan<Tally> sums, bool isOver);

    private protected static Instant Next(Instant minute) => minute + TimeSpan.FromMinutes(1);

    /// <summary>Two pairs may read alike, and differ only in how grave they are or in their short windows.</summary>
    private static void NumberRepeats(List<WatchedCause> causes)
    {
        Dictionary<string, int> met = [];
        foreach (WatchedCause cause in causes)
        {
            int number = met[cause.Cause.Text] = met.GetValueOrDefault(cause.Cause.Text) + 1;
            cause.Cause = number == 1 ? cause.Cause : cause.Cause with { Text = $"{cause.Cause.Text} #{number}" };
        }
    }
}

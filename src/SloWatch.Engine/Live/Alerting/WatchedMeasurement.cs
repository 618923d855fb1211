using SloWatch.Core.Alerting.Causes;
using SloWatch.Core.Alerting.Rings;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live.Alerting;

/// <summary>A measurement with all causes for alert that read it. It looks only at minutes that may decide otherwise than the one before.</summary>
internal sealed class WatchedMeasurement
{
    private readonly TieredSums sums;
    private readonly CauseAlert[] causes;

    /// <summary>Until then, every minute decides as the last one did.</summary>
    private Instant next = Instant.Never;
    private bool anyOpen = true;

    public WatchedMeasurement(TieredSums sums, CauseAlert[] causes)
    {
        (this.sums, this.causes) = (sums, causes);
        Array.ForEach(causes, cause => cause.ReadFrom(sums));
    }

    public TieredSums Sums => sums;

    public IReadOnlyList<CauseAlert> Causes => causes;

    public static Lookback[] LookbacksOf(IEnumerable<CauseAlert> causes) => [.. causes.SelectMany(cause => cause.Reads).Distinct()];

    /// <summary>The sums that all decisions from a minute on need.</summary>
    public static TieredSums Load(ILedgerReader ledger, string measurement, Lookback[] lookbacks, Instant head)
    {
        Instant from = TieredSums.ReachOf(lookbacks, head);
        TieredSums sums = new(lookbacks, from);
        foreach ((long minute, Tally tally) in ledger.Minutes(measurement, from))
        {
            sums.AdvanceTo(Instant.Min(Instant.FromMinute(minute), head));
            sums.Post(minute, tally);
        }

        sums.AdvanceTo(head);
        return sums;
    }

    public void Posted(long minute, Tally change)
    {
        sums.Post(minute, change);
        if (change.Bad != 0 || change.Good < 0 || (anyOpen && change.Good != 0))
        {
            next = Instant.Min(next, Instant.FromMinute(minute + 1));
        }
    }

    public void Decide(Instant first, Instant last, DecisionRound round)
    {
        for (Instant minute = Instant.Max(first, next); minute <= last; minute = Instant.Max(minute + TimeSpan.FromMinutes(1), next))
        {
            sums.AdvanceTo(minute);
            DecideOn(minute, round);
        }

        Pass(last);
    }

    /// <summary>What was posted is not kept ahead for longer than need be.</summary>
    public void Pass(Instant upTo)
    {
        if (sums.HasAheadOf(upTo))
        {
            sums.AdvanceTo(upTo);
        }
    }

    /// <param name="minute">The first that cannot be decided on.</param>
    public void Freeze(Instant minute, string why, DecisionRound round)
    {
        foreach (CauseAlert cause in causes)
        {
            cause.Alert.Step(Observation.Unknown(why), minute, round);
        }

        next = Instant.Never;
    }

    private void DecideOn(Instant minute, DecisionRound round)
    {
        (next, anyOpen) = (Instant.Ever, false);
        foreach (CauseAlert cause in causes)
        {
            next = Instant.Min(next, cause.Decide(sums, minute, round));
            anyOpen |= cause.IsOpen;
        }

        next = Instant.Min(next, sums.NextEntry(stirring: !anyOpen));
    }
}

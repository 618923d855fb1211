using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live.Alerting;

/// <summary>A workflow and how far its minutes have been decided on, each once and in order.</summary>
internal sealed class WatchedWorkflow
{
    private readonly IReadOnlyList<WatchedMeasurement> measurements;
    private DecidedWorkflow decided;
    private Instant begin = Instant.Ever;
    private bool hasBegun;

    /// <param name="decided">As far as is known.</param>
    public WatchedWorkflow(DecidedWorkflow decided, IReadOnlyList<WatchedMeasurement> measurements) => (this.decided, this.measurements) = (decided, measurements);

    public DecidedWorkflow Decided => decided;

    private Instant FirstDue => decided.UpTo.IsFinite ? decided.UpTo + TimeSpan.FromMinutes(1) : begin;

    public void Decide(WorkflowStanding standing, DecisionRound round)
    {
        Instant upTo = Instant.Min(standing.Watermark, round.Wall).FloorToMinute();
        Begin(upTo.IsFinite ? upTo : round.Wall.FloorToMinute(), round.News);
        Instant first = FirstDue;
        DecidedWorkflow before = decided;
        if (standing.Unknown is { } why)
        {
            Freeze(first, why, round);
            Pass(upTo);
        }
        else if (first <= upTo)
        {
            DecideOn(first, upTo, standing.StaleAfter, round);
        }

        decided = first <= upTo ? decided with { UpTo = upTo } : decided;
        if (decided != before)
        {
            round.News.Decided(decided);
        }
    }

    /// <summary>What is watched from now on begins at the watermark: it makes no alerts for the past.</summary>
    private void Begin(Instant at, AlertNews news)
    {
        if (hasBegun)
        {
            return;
        }

        hasBegun = true;
        begin = measurements.Select(measurement => measurement.Sums.Head).Append(at).Max();
        foreach (CauseAlert cause in measurements.SelectMany(measurement => measurement.Causes).Where(cause => cause.BeginsAt is null))
        {
            cause.BeginsAt = begin;
            cause.Alert.TellAll(news);
        }
    }

    private void DecideOn(Instant first, Instant last, TimeSpan? staleAfter, DecisionRound round)
    {
        Instant known = staleAfter is { } late ? (round.Wall - late).CeilingToMinute() : first;
        if (first < known)
        {
            Freeze(first, $"what was known of it came later than {Core.Time.DurationText.Format(staleAfter!.Value)}", round);
            first = known;
        }

        if (first > last)
        {
            Pass(last);
            return;
        }

        int told = round.News.Transitions.Count;
        foreach (WatchedMeasurement measurement in measurements)
        {
            measurement.Decide(first, last, round);
        }

        round.News.PutInOrder(told);
        decided = decided with { UnknownSince = null, UnknownWhy = null };
    }

    /// <summary>Undecided.</summary>
    private void Pass(Instant upTo)
    {
        foreach (WatchedMeasurement measurement in measurements)
        {
            measurement.Pass(upTo);
        }
    }

    private void Freeze(Instant minute, string why, DecisionRound round)
    {
        if (decided.UnknownWhy is not null)
        {
            return; // and with the first reason
        }

        decided = decided with { UnknownSince = minute, UnknownWhy = why };
        foreach (WatchedMeasurement measurement in measurements)
        {
            measurement.Freeze(minute, why, round);
        }
    }
}

using SloWatch.Core.Alerting.Causes;
using SloWatch.Core.Alerting.Rings;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live.Alerting;

/// <summary>One cause of one objective, decided on minute by minute.</summary>
internal sealed class CauseAlert
{
    private readonly WatchedCause cause;
    private readonly LiveAlert alert;
    private readonly Tally[] sums;
    private readonly Func<IReadOnlyList<WindowCounts>> counts;
    private int[] places = [];

    public CauseAlert(WatchedCause cause, LiveAlert alert)
    {
        (this.cause, this.alert, sums) = (cause, alert, new Tally[cause.Reads.Count]);
        counts = () => [.. cause.Reads.Select((back, i) => new WindowCounts(back.Text, sums[i].Good, sums[i].Bad))];
    }

    public IReadOnlyList<Lookback> Reads => cause.Reads;

    /// <summary>The first minute to decide on; null until it is known how far the workflow is.</summary>
    public Instant? BeginsAt { get; set; }

    public LiveAlert Alert => alert;

    public bool IsOpen => alert.State.IsOpen;

    public void ReadFrom(TieredSums all) => places = [.. cause.Reads.Select(back => all.Lookbacks.Index().First(known => known.Item == back).Index)];

    /// <returns>The next minute whose decision may differ, if nothing is posted.</returns>
    public Instant Decide(TieredSums all, Instant minute, DecisionRound round)
    {
        if (minute < BeginsAt)
        {
            return BeginsAt.Value;
        }

        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = all.Over(places[i]);
        }

        if (cause.IsPlainlyOver(sums) is { } isOver && alert.State.Phase == (isOver ? AlertPhase.Firing : AlertPhase.Ok))
        {
            return cause.NextChance(minute, sums, isOver); // it goes on, and nobody asks why
        }

        Observation seen = Observation.Of(cause.Decide(minute, sums));
        alert.Step(seen, minute, round, counts);
        return cause.NextChance(minute, sums, seen.Kind == ObservationKind.Over);
    }
}

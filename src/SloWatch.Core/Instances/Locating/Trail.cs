using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Locating;

/// <summary>What happened in a life that is over, in order. What came after its end is not of it, and a life whose end was never reported ends without a word.</summary>
internal sealed class Trail
{
    private readonly Life life;
    private readonly Closing? end;
    private readonly Instant endedAt;
    private readonly StepRun[] runs;

    public Trail(Life life)
    {
        this.life = life;
        end = life.Closing is { Assumed: false, Outcome: not Outcome.Vanished } told ? told : null;
        endedAt = life.Closing?.At ?? Instant.Ever;
        runs = [.. life.Runs.Where(run => run.FirstSeen <= endedAt).OrderBy(Begun).ThenBy(run => run.Closing?.At ?? Instant.Ever).ThenBy(run => run.Name, StringComparer.Ordinal)];
    }

    public IEnumerable<Passage> Through(Stage stage) => stage.Kind switch
    {
        StageKind.State => ThroughState(stage.Track!, stage.Name!),
        StageKind.Step => ThroughStep(stage.Name!),
        StageKind.AfterStep => AfterStep(stage.Name!),
        _ => FromBeginning(),
    };

    private IEnumerable<Passage> ThroughState(string track, string state)
    {
        var entered = life.TrackOf(track).Entered;
        for (int i = 0; i < entered.Count && entered[i].At < endedAt; i++)
        {
            if (entered[i].State == state && NextState(entered, i + 1) is { } next)
            {
                TimeSpan stay = next.At - entered[i].At;
                yield return new(stay, next.Move, stay);
            }
        }
    }

    /// <summary>A state that is entered at the very end is what it ended with.</summary>
    private (Move Move, Instant At)? NextState(IReadOnlyList<(Instant At, Instant NotBefore, string State)> entered, int i)
    {
        if (i >= entered.Count || entered[i].At > endedAt)
        {
            return End();
        }

        bool ends = end is not null && entered[i].At == endedAt;
        return (new(MoveKind.State, entered[i].State, ends ? end!.Value.Outcome : Outcome.None, ends ? end!.Value.Result : null), entered[i].At);
    }

    /// <summary>A run that was still open when the instance ended is followed by that end.</summary>
    private IEnumerable<Passage> ThroughStep(string step)
    {
        for (int i = 0; i < runs.Length; i++)
        {
            if (runs[i].Name == step && runs[i].BegunAt is { } begun && begun < endedAt
                && Instant.Min(runs[i].Closing?.At ?? Instant.Ever, endedAt) is { IsFinite: true } left && NextStep(i, left) is { } next)
            {
                yield return new(left - begun, next.Move, next.At - begun);
            }
        }
    }

    private IEnumerable<Passage> AfterStep(string step)
    {
        for (int i = 0; i < runs.Length; i++)
        {
            if (runs[i].Name == step && runs[i].Closing is { } closing && closing.At < endedAt && NextStep(i, closing.At) is { } next)
            {
                TimeSpan pause = next.At - closing.At;
                yield return new(pause, next.Move, pause);
            }
        }
    }

    /// <summary>To whatever came first: a state, a step or the end.</summary>
    private IEnumerable<Passage> FromBeginning()
    {
        if (life.BegunAt is not { } begun)
        {
            yield break;
        }

        (Move Move, Instant At)[] first = [.. life.Level.Tracks.Values.Select(track => NextState(track.Entered, 0)).Append(NextStep(-1, begun)).OfType<(Move, Instant At)>().Where(move => move.At >= begun)];
        if (first.Length > 0)
        {
            (Move move, Instant at) = first.MinBy(one => one.At);
            yield return new(at - begun, move, at - begun);
        }
    }

    /// <summary>The first run that began at a moment or after it, of those behind a run; the end where that comes no later.</summary>
    private (Move Move, Instant At)? NextStep(int i, Instant from)
    {
        (int low, int high) = (i + 1, runs.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Begun(runs[middle]) < from ? (middle + 1, high) : (low, middle);
        }

        return low < runs.Length && Begun(runs[low]) is var at && at < endedAt ? (new(MoveKind.Step, runs[low].Name, Outcome.None, null), at) : End();
    }

    private (Move Move, Instant At)? End() => end is { } told ? (new(MoveKind.End, null, told.Outcome, told.Result), told.At) : null;

    private static Instant Begun(StepRun run) => run.BegunAt ?? run.FirstSeen;
}

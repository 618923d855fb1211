using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Handoff;

/// <summary>A moment at which work was handed over.</summary>
/// <param name="Life">Whose work.</param>
/// <param name="TakenBack">When the case was opened again before anything was due; else <see cref="Instant.Ever"/>.</param>
internal readonly record struct Handing(Instant At, Life Life, Instant TakenBack);

/// <summary>One hand-over to another workflow.</summary>
/// <param name="Run">The run that hands over; null: the end of the instance does.</param>
/// <param name="Keys">By which it is known there.</param>
/// <param name="Handings">When; of several the later ones stand for those that were taken back.</param>
internal sealed record Given(string Name, InstanceUnit Unit, StepRun? Run, IReadOnlySet<string> Keys, IReadOnlyList<Handing> Handings)
{
    /// <summary>From here on it may be answered.</summary>
    public Instant Since => Handings[0].At;

    /// <summary>What begins from here on is not due to it: the case was opened again, and hands over anew.</summary>
    public Instant Until { get; init; } = Instant.Ever;

    /// <summary>What a start at a moment answers; null as a moment: what still waits. Null: it was taken back before.</summary>
    public Handing? AnsweredAt(Instant? start)
    {
        foreach (Handing handing in Handings)
        {
            if (start is { } at ? at < handing.TakenBack : handing.TakenBack == Instant.Ever)
            {
                return handing;
            }
        }

        return null;
    }

    /// <param name="lives">They go on with one work.</param>
    public static IEnumerable<Given> ByStep(InstanceUnit lives, string step, string name, IReadOnlySet<string> keys) =>
        from run in lives.Runs
        where run.Run.Name == step && run.Run.Closing?.Outcome == Outcome.Completed
        select new Given($"{name}/{run.Run.Label}{LifeMark(run.Life.Number)}", lives, run.Run, keys, [new(run.Run.EndedAt!.Value, run.Life, Instant.Ever)]);

    /// <summary>The completed ends. One after which the case is opened again, before it is due, was none yet.</summary>
    public static IEnumerable<Given> ByEnd(InstanceUnit lives, TimeLimit within, string name, IReadOnlySet<string> keys)
    {
        List<Handing> handings = [];
        int first = lives.First.Number;
        for (int i = 0; i < lives.Count; i++)
        {
            if (lives[i].Closing is not { Outcome: Outcome.Completed })
            {
                continue;
            }

            Instant ended = lives[i].EndedAt!.Value;
            Instant reopened = i + 1 < lives.Count ? lives[i + 1].Beginning.First.At : Instant.Ever;
            bool takenBack = reopened < UnitClock.Running.After(ended, within);
            handings.Add(new(ended, lives[i], takenBack ? reopened : Instant.Ever));
            if (!takenBack)
            {
                yield return new($"{name}{LifeMark(first)}", lives, null, keys, handings) { Until = reopened };
                (handings, first) = ([], lives[i].Number + 1);
            }
        }

        if (handings.Count > 0)
        {
            yield return new($"{name}{LifeMark(first)}", lives, null, keys, handings);
        }
    }

    private static string LifeMark(int number) => number == 1 ? "" : $"#{number}";
}

using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Locating;

public enum StepStanding
{
    /// <summary>Nothing was told of it. That does not mean that it was not done.</summary>
    Unheard,

    Open,

    /// <summary>Completed, or skipped.</summary>
    Done,

    /// <summary>It ended otherwise, and was not done since.</summary>
    Failed,

    /// <summary>It was done, and another step undid it.</summary>
    Undone,
}

/// <summary>A step that the workflow declares, as far as one case has come with it.</summary>
/// <param name="Since">When it came to stand so; null when nothing was told of it.</param>
public sealed record DeclaredStep(string Step, StepStanding Standing, Instant? Since);

/// <summary>How far a case is with the steps that its workflow declares.</summary>
/// <param name="InOrder">Each case takes all of them, in this order; without that nobody can say which one is next.</param>
/// <param name="IsSeen">Some source tells of steps.</param>
/// <param name="Steps">In the order of their declaration.</param>
/// <param name="Awaited">Null where that is not known, and when nothing more is to come.</param>
/// <param name="AwaitedSince">Null when it is not known.</param>
public sealed record Progress(bool InOrder, bool IsSeen, IReadOnlyList<DeclaredStep> Steps, DeclaredStep? Awaited, Instant? AwaitedSince)
{
    public IEnumerable<DeclaredStep> Done => Steps.Where(step => step.Standing == StepStanding.Done);

    /// <summary>Those that are done come before all others.</summary>
    public bool IsUnbroken => Steps.SkipWhile(step => step.Standing == StepStanding.Done).All(step => step.Standing != StepStanding.Done);

    /// <summary>Not told of, though later ones were.</summary>
    public IEnumerable<DeclaredStep> PassedOver => Steps.Take(Heard(Steps)).Where(step => step.Standing == StepStanding.Unheard);

    /// <summary>Null when the workflow declares no steps, or the case has not begun.</summary>
    public static Progress? Of(Position position, Workflow workflow, bool areStepsSeen)
    {
        if (position.Life is not { } life || workflow.Steps.Count == 0)
        {
            return null;
        }

        ILookup<string, StepRun> runs = life.Runs.ToLookup(run => run.Name);
        ILookup<string, OpenRun> open = position.OpenRuns.ToLookup(run => run.Step);
        DeclaredStep[] steps = [.. workflow.Steps.Select(step => StandingOf(step, [.. runs[step]], open[step].FirstOrDefault(), life))];
        bool seen = areStepsSeen || Heard(steps) > 0;
        DeclaredStep? awaited = workflow.StepsInOrder && position.IsOpen && seen ? Next(steps) : null;
        return new(workflow.StepsInOrder, seen, steps, awaited, awaited is null ? null : awaited.Since ?? Before(steps, awaited) ?? life.BegunAt);
    }

    private static DeclaredStep StandingOf(string step, StepRun[] runs, OpenRun? open, Life life)
    {
        if (open is not null)
        {
            return new(step, StepStanding.Open, open.Since);
        }

        if (runs.Where(run => run.Closing is not null).MaxBy(run => run.Closing!.Value.At) is not { } last)
        {
            return new(step, StepStanding.Unheard, null);
        }

        Closing end = last.Closing!.Value;
        Instant? undone = life.Runs.Where(run => run.Compensates == step || run.Compensates == last.Label).Select(run => run.TakenUpAt).FirstOrDefault(at => at >= end.At);
        return undone is not null ? new(step, StepStanding.Undone, undone)
            : new(step, end.Outcome is Outcome.Completed or Outcome.Skipped ? StepStanding.Done : StepStanding.Failed, end.At);
    }

    /// <summary>What is open or went wrong comes first; else what follows the last that was told of. Where all of them are done it is the end.</summary>
    private static DeclaredStep? Next(DeclaredStep[] steps) =>
        steps.FirstOrDefault(step => step.Standing is StepStanding.Open or StepStanding.Failed or StepStanding.Undone) ?? steps.ElementAtOrDefault(Heard(steps));

    /// <summary>How many there are up to the last that was told of.</summary>
    private static int Heard(IReadOnlyList<DeclaredStep> steps)
    {
        int count = steps.Count;
        while (count > 0 && steps[count - 1].Standing == StepStanding.Unheard)
        {
            count--;
        }

        return count;
    }

    /// <summary>The end of the last one before it: since then it could have begun.</summary>
    private static Instant? Before(DeclaredStep[] steps, DeclaredStep awaited) =>
        steps.TakeWhile(step => step != awaited).Select(step => step.Since).Where(since => since is not null).DefaultIfEmpty(null).Max();
}

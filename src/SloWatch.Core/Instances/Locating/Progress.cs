using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Locating;

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

    /// <summary>They failed or were undone, and the case is not waiting for them, or not for them first.</summary>
    public IEnumerable<DeclaredStep> NotDone => Steps.Where(step => step.Standing is StepStanding.Failed or StepStanding.Undone && step != Awaited);

    /// <summary>Null when the workflow declares no steps, or the case has not begun.</summary>
    public static Progress? Of(Position position, Workflow workflow, bool areStepsSeen)
    {
        if (position.Life is not { } life || workflow.Steps.Count == 0)
        {
            return null;
        }

        StepHistory history = new(life, position.OpenRuns);
        DeclaredStep[] steps = [.. workflow.Steps.Select(history.Of)];
        bool seen = areStepsSeen || Heard(steps) > 0;
        DeclaredStep? awaited = workflow.StepsInOrder && position.IsOpen && seen ? Next(steps) : null;
        return new(workflow.StepsInOrder, seen, steps, awaited, awaited is null ? null : awaited.Since ?? Before(steps, awaited, life.BegunAt));
    }

    /// <summary>What is open or went wrong comes first; else what follows the last that was told of. Where all of them are done it is the end.</summary>
    private static DeclaredStep? Next(DeclaredStep[] steps) =>
        steps.Where((step, place) => IsHeldUpBy(step, steps[(place + 1)..])).FirstOrDefault() ?? steps.ElementAtOrDefault(Heard(steps));

    /// <summary>Where something was told of a later step since, the case has gone on without it.</summary>
    private static bool IsHeldUpBy(DeclaredStep step, DeclaredStep[] later) => step.Standing switch
    {
        StepStanding.Open => true,
        StepStanding.Failed or StepStanding.Undone => later.All(one => one.Since is not { } since || since <= step.Since),
        _ => false,
    };

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

    /// <summary>The end of the last one before it, but not before the case began: since then it could have begun.</summary>
    private static Instant? Before(DeclaredStep[] steps, DeclaredStep awaited, Instant? begunAt) =>
        steps.TakeWhile(step => step != awaited).Select(step => step.Since).Append(begunAt).Max();
}

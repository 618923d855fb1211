using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Locating;

public enum StageKind
{
    /// <summary>It has begun, and nothing more is known.</summary>
    Begun,

    /// <summary>It is in a state of a track.</summary>
    State,

    /// <summary>A step is open.</summary>
    Step,

    /// <summary>No step is open, and this one ended last.</summary>
    AfterStep,
}

/// <summary>Something an instance is in the middle of, and of which others that were there can tell what comes next.</summary>
/// <param name="Name">Of the state or step; null when it has only begun.</param>
/// <param name="Track">Of a state.</param>
public sealed record Stage(StageKind Kind, string? Name, string? Track, Instant Since)
{
    public static Stage Begun(Instant since) => new(StageKind.Begun, null, null, since);

    public static Stage InState(string track, string state, Instant since) => new(StageKind.State, state, track, since);

    public static Stage InStep(string step, Instant since) => new(StageKind.Step, step, null, since);

    public static Stage AfterStep(string step, Instant since) => new(StageKind.AfterStep, step, null, since);
}

public enum MoveKind
{
    State,
    Step,

    /// <summary>The instance ended.</summary>
    End,
}

/// <summary>What came next.</summary>
/// <param name="Name">Of the state that was entered or the step that began; null for an end.</param>
/// <param name="Ending">How the instance ended with it; <see cref="Outcome.None"/> when it went on.</param>
/// <param name="Result">The business outcome it ended with.</param>
public readonly record struct Move(MoveKind Kind, string? Name, Outcome Ending, string? Result);

/// <summary>One time that an instance was at a stage.</summary>
/// <param name="Length">How long: in the state, or until the step ended, or from its end to what came next.</param>
/// <param name="After">From the stage's beginning to what came next; never shorter than <paramref name="Length"/>.</param>
internal readonly record struct Passage(TimeSpan Length, Move Next, TimeSpan After);

using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Locating;

/// <summary>A state that an instance is in; of one that has ended, its last.</summary>
public sealed record StateStay(string Track, string State, Instant Since);

/// <summary>Where an instance stands at a moment, by the facts before it.</summary>
/// <param name="Life">The newest; null when it had not begun.</param>
/// <param name="Lives">How many it had had.</param>
/// <param name="States">One per track, by the track's name.</param>
/// <param name="OpenRuns">The oldest first. After the end of the instance only those that were seen to go on.</param>
/// <param name="LastStep">The run whose end was reported last; null when none was.</param>
/// <param name="Halts">Blocks and pauses that are not over, the oldest first; none after the end.</param>
/// <param name="Lost">The latest time of which facts are lost; null when none are.</param>
public sealed record Position(
    Instant At,
    Life? Life,
    int Lives,
    IReadOnlyList<StateStay> States,
    IReadOnlyList<OpenRun> OpenRuns,
    EndedRun? LastStep,
    IReadOnlyList<Halt> Halts,
    TimeRange? Lost)
{
    /// <summary>Of thousands of parallel steps, so many are looked up in history.</summary>
    public const int MostStages = 10;

    public bool IsOpen => Life is { Closing: null };

    /// <summary>Whether what it may still bring is counted, going by its version, its attributes and its end. Before it began everything may be.</summary>
    public bool MayBeCountedBy(Measurement measurement) => Life is null || UnitCriteria.MayCount(measurement, Life, At);

    /// <param name="facts">With all their revisions, in any order; those at the moment or after it are left out.</param>
    public static Position Of(IEnumerable<WorkflowEvent> facts, Workflow workflow, Instant at)
    {
        FoldedInstance folded = Recount.Fold(facts.Where(fact => fact.At < at), workflow);
        TimeRange? lost = folded.Gaps.Count > 0 ? folded.Gaps.MaxBy(gap => gap.To) : null;
        if (folded.Lives.Count == 0)
        {
            return new(at, null, 0, [], [], null, [], lost);
        }

        Life life = folded.Lives[^1];
        return new(at, life, folded.Lives.Count, StatesOf(life), OpenRun.AllOf(life), EndedRun.LastOf(life), HaltsOf(life), lost);
    }

    /// <summary>What may be looked up in the history of other instances; nothing after the end.</summary>
    public IReadOnlyList<Stage> Stages()
    {
        if (!IsOpen)
        {
            return [];
        }

        IEnumerable<Stage> states = States.Select(stay => Stage.InState(stay.Track, stay.State, stay.Since));
        IEnumerable<Stage> steps = OpenRuns.Count == 0 && LastStep is { } last
            ? [Stage.AfterStep(last.Step, last.At)]
            : OpenRuns.DistinctBy(run => run.Step).Select(run => Stage.InStep(run.Step, run.FirstSeen));
        Stage[] all = [.. states.Concat(steps).Take(MostStages)];
        return all.Length > 0 ? all : [Stage.Begun(Life!.BegunAt ?? Life.FirstSeen)];
    }

    private static StateStay[] StatesOf(Life life) =>
        [.. life.Level.Tracks.Select(track => (track.Key, track.Value.Entered[^1])).Select(last => new StateStay(last.Key, last.Item2.State, last.Item2.At))];

    private static Halt[] HaltsOf(Life life) => life.Closing is null ? [.. life.Level.Halts.Where(halt => halt.To is null).OrderBy(halt => halt.From)] : [];
}

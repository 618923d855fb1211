using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>Finds the units of folded lives and judges them; it knows nothing of what was posted before.</summary>
internal readonly struct UnitJudge(InstanceKey key, FoldedInstance folded, Instant now)
{
    private readonly IReadOnlyList<Life> lives = folded.Lives;
    private readonly IReadOnlyList<TimeRange> gaps = folded.Gaps;

    /// <summary>The unit that begins with a life: as many lives as go on with the same work before it is due.</summary>
    /// <param name="indicator">Null: the unit is not due as a whole.</param>
    public InstanceUnit UnitFrom(Measurement measurement, IInstanceIndicator? indicator, int first)
    {
        InstanceUnit unit = new(lives, first, first, gaps, measurement.Pauses, folded.HandedOver);
        for (int last = first; last + 1 < lives.Count && GoesOn(measurement.Workflow, indicator, unit, lives[last + 1]); last++)
        {
            unit = new(lives, first, last + 1, gaps, measurement.Pauses, folded.HandedOver);
        }

        return unit;
    }

    public Judgement? Judge(Measurement measurement, IInstanceIndicator indicator, in InstanceUnit unit) =>
        indicator.Judge(unit, now) is { } judged ? new UnitCriteria(unit.Last, null, unit.Closing).Apply(measurement, judged) : null;

    public StepUnit UnitOf(Measurement measurement, StepRun run, Life life) => new(run, life, gaps, measurement.Pauses);

    public Judgement? Judge(Measurement measurement, IStepIndicator indicator, in StepUnit unit)
    {
        if ((indicator.Step is { } step && step != unit.Run.Name) || indicator.Judge(unit, now) is not { } judged)
        {
            return null;
        }

        return measurement.Where.IsNothing && measurement.Exclude.IsNothing
            ? judged
            : new UnitCriteria(unit.Life, unit.Run, unit.Closing).Apply(measurement, judged);
    }

    /// <summary>The units of all lives.</summary>
    public IEnumerable<FoundUnit> Judge(Measurement measurement, IRelationIndicator indicator)
    {
        List<InstanceUnit> units = [];
        for (int first = 0; first < lives.Count; first += units[^1].Count)
        {
            units.Add(indicator.SpansReopenings ? ReopenedFrom(measurement, first) : UnitFrom(measurement, null, first));
        }

        foreach (FoundUnit found in indicator.JudgeAll(units, now))
        {
            StepUnit? run = found.Run is null ? null : UnitOf(measurement, found.Run, found.Life);
            Closing? closing = run is { } one ? one.Closing : found.Life.Closing;
            if (new UnitCriteria(found.Life, found.Run, closing).Apply(measurement, found.Judgement) is { } judged)
            {
                yield return found with { Judgement = judged };
            }
        }
    }

    /// <summary>The units of the day of a subject; none where another subject is measured.</summary>
    public IEnumerable<SubjectUnit> Judge(ISubjectIndicator indicator) =>
        folded.Subject is { Key.Day: not null } day && day.Key.Name == indicator.Subject ? indicator.Judge(new SubjectDay(day, gaps), now) : [];

    /// <summary>The same, with their evidence.</summary>
    public IEnumerable<NamedUnit> Named(Measurement measurement, IRelationIndicator indicator)
    {
        foreach (FoundUnit found in Judge(measurement, indicator))
        {
            yield return new(found.Name, found.Judgement, Evidence(measurement, found.Judgement, found));
        }
    }

    /// <summary>The same, with their evidence.</summary>
    public IEnumerable<NamedUnit> Named(Measurement measurement, ISubjectIndicator indicator)
    {
        foreach (SubjectUnit unit in Judge(indicator))
        {
            yield return new(unit.Name, unit.Judgement, Evidence(measurement, unit));
        }
    }

    /// <summary>The evidence of a bad unit; null of any other.</summary>
    public Violation? Evidence(Measurement measurement, Judgement? judged, in InstanceUnit unit)
    {
        if (judged is not { Verdict: { Kind: VerdictKind.Bad } verdict } judgement)
        {
            return null;
        }

        Life life = unit.Last;
        return new Violation(
            measurement.Hash, key.Workflow, key.Id, unit.Name, verdict.At, verdict.Reason,
            State: life.StateAt(verdict.At),
            Version: life.NotedFor(Notes.Version, verdict.At),
            Error: unit.Closing?.Error,
            ClosedAt: judgement.ClosedAt);
    }

    public Violation? Evidence(Measurement measurement, Judgement? judged, in StepUnit unit)
    {
        if (judged is not { Verdict: { Kind: VerdictKind.Bad } verdict } judgement)
        {
            return null;
        }

        return new Violation(
            measurement.Hash, key.Workflow, key.Id, unit.Name, verdict.At, verdict.Reason,
            Step: unit.Run.Name,
            Dependency: unit.Run.Dependency,
            Version: unit.Life.NotedFor(Notes.Version, verdict.At),
            Error: unit.Run.Error,
            ClosedAt: judgement.ClosedAt);
    }

    public Violation? Evidence(Measurement measurement, in Judgement judgement, in FoundUnit found)
    {
        if (judgement.Verdict is not { Kind: VerdictKind.Bad } verdict)
        {
            return null;
        }

        return new Violation(
            measurement.Hash, key.Workflow, key.Id, found.Name, verdict.At, verdict.Reason,
            Step: found.Run?.Name,
            State: found.Run is null ? found.Life.StateAt(verdict.At) : null,
            Dependency: found.Run?.Dependency,
            Version: found.Life.NotedFor(Notes.Version, verdict.At),
            Error: found.Run?.Error,
            ClosedAt: judgement.ClosedAt);
    }

    public Violation? Evidence(Measurement measurement, in SubjectUnit unit) =>
        unit.Judgement.Verdict is { Kind: VerdictKind.Bad } verdict
            ? new Violation(measurement.Hash, key.Workflow, key.Id, unit.Name, verdict.At, verdict.Reason, Error: unit.Error, ClosedAt: unit.Judgement.ClosedAt)
            : null;

    private InstanceUnit ReopenedFrom(Measurement measurement, int first)
    {
        int last = first;
        while (last + 1 < lives.Count && lives[last + 1].IsReopened)
        {
            last++;
        }

        return new(lives, first, last, gaps, measurement.Pauses, folded.HandedOver);
    }

    private static bool GoesOn(Workflow workflow, IInstanceIndicator? indicator, in InstanceUnit unit, Life next)
    {
        if (workflow.SeparateLives || !next.IsReopened)
        {
            return false;
        }

        Instant reopened = next.Beginning.First.At;
        return indicator?.DeadlineOf(unit) is { } deadline
            ? reopened < deadline
            : unit.Closing is not { } end || reopened < end.At + workflow.Revisable;
    }
}

using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances;

/// <summary>A judged unit with what knows its circumstances: the life it closes in (none of a subject's), and the run when it is about a step.</summary>
/// <param name="Unit"><c>instance</c>, <c>instance#2</c>, <c>step:NAME/run</c>.</param>
/// <param name="Evidence">When it is bad.</param>
public readonly record struct PlacedUnit(Measurement Measurement, string Unit, Judgement Judged, Violation? Evidence, Life? Life, StepRun? Run)
{
    /// <summary>Of several lives that are one unit, the one in which its verdict became true.</summary>
    public Life? JudgedIn { get => field ?? Life; init; }

    /// <summary>Null for a unit that is about no step.</summary>
    public string? Step => Run?.Name;

    /// <summary>As told by a moment, or else first after it, as filters see it; null when it never was.</summary>
    public string? VersionFor(Instant at) => Life?.NotedFor(Notes.Version, at);

    /// <summary>As noted by a moment, or else first after it; null when it never was.</summary>
    public string? AttributeFor(string name, Instant at) => Life?.NotedFor(name, at);

    /// <summary>What it adds to the ledger.</summary>
    public void Post(List<(long Minute, Tally Change)> into) => Slot.Post(Judged, +1, into);
}

/// <summary>The units of an instance, judged from scratch and one by one, where the ledger has only their sums.</summary>
public static class PlacedUnits
{
    /// <summary>Every unit with the verdict that is posted for it. Throws <see cref="Packing.DamagedFactsException"/> when the facts are damaged.</summary>
    public static IEnumerable<PlacedUnit> Of(StoredInstance stored, WorkflowRules rules) => WithLives(stored, rules).Units;

    /// <summary>The same, and all lives, whether or not anything is measured in them.</summary>
    public static (IReadOnlyList<PlacedUnit> Units, IReadOnlyList<Life> Lives) WithLives(StoredInstance stored, WorkflowRules rules)
    {
        FoldedInstance folded = Instance.Load(stored, new WorkflowRules(rules.Workflow, [])).Folded;
        return ([.. Of(stored.Key, folded, rules, stored.JudgedAt)], folded.Lives);
    }

    internal static IEnumerable<PlacedUnit> Of(InstanceKey key, FoldedInstance folded, WorkflowRules rules, Instant now)
    {
        UnitJudge judge = new(key, folded, now);
        return folded.Subject is null ? OfInstances(judge, folded, rules).Concat(OfRuns(judge, folded, rules)).Concat(OfRelations(judge, rules)) : OfSubject(judge, rules);
    }

    private static IEnumerable<PlacedUnit> OfInstances(UnitJudge judge, FoldedInstance folded, WorkflowRules rules)
    {
        foreach ((Measurement measurement, IInstanceIndicator indicator) in rules.OfInstances)
        {
            for (int first = 0; first < folded.Lives.Count;)
            {
                InstanceUnit unit = judge.UnitFrom(measurement, indicator, first);
                first += unit.Count;
                if (judge.Judge(measurement, indicator, unit) is { } judged)
                {
                    yield return new(measurement, unit.Name, judged, judge.Evidence(measurement, judged, unit), unit.Last, null) { JudgedIn = LifeAt(unit, judged.Verdict.At) };
                }
            }
        }
    }

    private static Life LifeAt(in InstanceUnit unit, Instant at)
    {
        int last = unit.Count - 1;
        while (last > 0 && (unit[last].BegunAt ?? unit[last].FirstSeen) > at)
        {
            last--;
        }

        return unit[last];
    }

    private static IEnumerable<PlacedUnit> OfRuns(UnitJudge judge, FoldedInstance folded, WorkflowRules rules)
    {
        if (rules.OfSteps.Length == 0)
        {
            yield break;
        }

        foreach (Life life in folded.Lives)
        {
            foreach (StepRun run in life.Runs)
            {
                foreach ((Measurement measurement, IStepIndicator indicator) in rules.OfSteps)
                {
                    StepUnit unit = judge.UnitOf(measurement, run, life);
                    if (judge.Judge(measurement, indicator, unit) is { } judged)
                    {
                        yield return new(measurement, unit.Name, judged, judge.Evidence(measurement, judged, unit), life, run);
                    }
                }
            }
        }
    }

    private static IEnumerable<PlacedUnit> OfSubject(UnitJudge judge, WorkflowRules rules) =>
        from subject in rules.OfSubjects
        from unit in judge.Judge(subject.Indicator)
        select new PlacedUnit(subject.Measurement, unit.Name, unit.Judgement, judge.Evidence(subject.Measurement, unit), null, null);

    private static IEnumerable<PlacedUnit> OfRelations(UnitJudge judge, WorkflowRules rules) =>
        from relation in rules.OfRelations
        from found in judge.Judge(relation.Measurement, relation.Indicator)
        select new PlacedUnit(relation.Measurement, found.Name, found.Judgement, judge.Evidence(relation.Measurement, found.Judgement, found), found.Life, found.Run);
}

using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances;

/// <summary>Judges facts from scratch: no stored state, no incremental path. The audit's side of the comparison.</summary>
public static class Recount
{
    /// <summary>The fold of facts with all their revisions, in any order.</summary>
    public static FoldedInstance Fold(IEnumerable<WorkflowEvent> facts, Workflow workflow) => FoldedInstance.Of(Effective(facts), workflow.OverridesCount);

    /// <summary>Every unit of every measurement, in the order of measurements and units.</summary>
    public static IReadOnlyList<JudgedUnit> Units(InstanceKey key, IEnumerable<WorkflowEvent> facts, WorkflowRules rules, Instant now)
    {
        FoldedInstance folded = Fold(facts, rules.Workflow);
        UnitJudge judge = new(key, folded.Lives, folded.Gaps, rules, now);
        List<JudgedUnit> units = [];
        foreach ((Measurement measurement, IInstanceIndicator indicator) in rules.OfInstances)
        {
            AddInstances(measurement, indicator, judge, folded, units);
        }

        foreach ((Measurement measurement, IStepIndicator indicator) in rules.OfSteps)
        {
            AddRuns(measurement, indicator, judge, folded, units);
        }

        foreach ((Measurement measurement, IRelationIndicator indicator) in rules.OfRelations)
        {
            units.AddRange(judge.Judge(measurement, indicator).Select(found => new JudgedUnit(measurement, found.Name, found.Judged.Verdict, found.Judged.Begun, found.Judged.ClosedAt, found.Evidence)));
        }

        units.Sort();
        return units;
    }

    /// <summary>What units add to the ledger.</summary>
    public static IEnumerable<Ledger.Posting> Postings(IEnumerable<JudgedUnit> units)
    {
        List<(long Minute, Ledger.Tally Change)> changes = [];
        foreach (JudgedUnit unit in units)
        {
            changes.Clear();
            Slot.Post(new Judgement(unit.Verdict, unit.Begun, unit.ClosedAt), +1, changes);
            foreach ((long minute, Ledger.Tally change) in changes)
            {
                yield return new(unit.Measurement, minute, change);
            }
        }
    }

    private static IEnumerable<WorkflowEvent> Effective(IEnumerable<WorkflowEvent> facts)
    {
        foreach (IGrouping<WorkflowEvent, WorkflowEvent> revisions in facts.Select(SignOfLife.Kept).GroupBy(fact => fact, FactIdentity.Instance))
        {
            FactHistory history = new(revisions.First());
            foreach (WorkflowEvent revision in revisions.Skip(1))
            {
                history.Add(revision);
            }

            if (history.Effective is { } effective)
            {
                yield return effective;
            }
        }
    }

    private static void AddInstances(Measurement measurement, IInstanceIndicator indicator, in UnitJudge judge, FoldedInstance folded, List<JudgedUnit> units)
    {
        for (int first = 0; first < folded.Lives.Count;)
        {
            InstanceUnit unit = judge.UnitFrom(measurement, indicator, first);
            first += unit.Count;
            if (judge.Judge(measurement, indicator, unit) is { } judged)
            {
                units.Add(new(measurement, unit.Name, judged.Verdict, judged.Begun, judged.ClosedAt, judge.Evidence(measurement, judged, unit)));
            }
        }
    }

    private static void AddRuns(Measurement measurement, IStepIndicator indicator, in UnitJudge judge, FoldedInstance folded, List<JudgedUnit> units)
    {
        foreach (Life life in folded.Lives)
        {
            foreach (StepRun run in life.Runs)
            {
                StepUnit unit = judge.UnitOf(measurement, run, life);
                if (judge.Judge(measurement, indicator, unit) is { } judged)
                {
                    units.Add(new(measurement, unit.Name, judged.Verdict, judged.Begun, judged.ClosedAt, judge.Evidence(measurement, judged, unit)));
                }
            }
        }
    }
}

using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances;

/// <summary>Judges facts from scratch: no stored state, no incremental path. The audit's side of the comparison.</summary>
public static class Recount
{
    /// <summary>The fold of the facts of one instance with all their revisions, in any order.</summary>
    public static FoldedInstance Fold(IEnumerable<WorkflowEvent> facts, Workflow workflow)
    {
        List<WorkflowEvent> effective = [.. Effective(facts)];
        return FoldedInstance.Of(effective, workflow.OverridesCount, effective is [{ } first, ..] ? SubjectKey.Of(first.Instance) : null);
    }

    /// <summary>Every unit of every measurement, in the order of measurements and units.</summary>
    public static IReadOnlyList<JudgedUnit> Units(InstanceKey key, IEnumerable<WorkflowEvent> facts, WorkflowRules rules, Instant now)
    {
        FoldedInstance folded = FoldedInstance.Of([.. Effective(facts)], rules.Workflow.OverridesCount, SubjectKey.Of(key.Id));
        return
        [
            .. PlacedUnits.Of(key, folded, rules, now)
                .Select(unit => new JudgedUnit(unit.Measurement, unit.Unit, unit.Judged.Verdict, unit.Judged.Begun, unit.Judged.ClosedAt, unit.Evidence))
                .Order(),
        ];
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
}

using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>What was posted for every unit of an instance, and what is due next. Judging again posts only differences.</summary>
internal sealed class Judged(InstanceKey key, WorkflowRules rules)
{
    private readonly (int Life, Slot Slot)[][] ofInstance = Unposted(rules.OfInstances.Length);
    private readonly PostedByName relations = new(rules.OfRelations.Length);
    private readonly PostedByName subject = new(rules.OfSubjects.Length);
    private readonly DueRuns dueRuns = new();

    public WorkflowRules Rules => rules;

    public Instant NextDeadline
    {
        get
        {
            Instant next = Instant.Min(Instant.Min(dueRuns.Earliest, relations.NextDeadline), subject.NextDeadline);
            foreach ((int Life, Slot Slot)[] units in ofInstance)
            {
                foreach ((int Life, Slot Slot) unit in units)
                {
                    next = Instant.Min(next, unit.Slot.DueAt);
                }
            }

            return next;
        }
    }

    /// <summary>Judges the instance's own units.</summary>
    /// <param name="progressOnly">Nothing but progress was made, which most indicators do not look at.</param>
    public void JudgeInstance(FoldedInstance folded, Instant now, Poster poster, bool progressOnly)
    {
        UnitJudge judge = new(key, folded, now);
        if (folded.Subject is not null)
        {
            for (int i = 0; i < rules.OfSubjects.Length; i++)
            {
                subject.Settle(i, rules.OfSubjects[i].Measurement, judge.Named(rules.OfSubjects[i].Measurement, rules.OfSubjects[i].Indicator), poster);
            }

            return;
        }

        for (int i = 0; i < rules.OfInstances.Length; i++)
        {
            if (!progressOnly || rules.OfInstances[i].Indicator.WatchesProgress)
            {
                JudgeUnits(i, judge, folded, poster);
            }
        }

        for (int i = 0; i < rules.OfRelations.Length; i++)
        {
            relations.Settle(i, rules.OfRelations[i].Measurement, judge.Named(rules.OfRelations[i].Measurement, rules.OfRelations[i].Indicator), poster);
        }
    }

    /// <summary>All of one life.</summary>
    public void JudgeRuns(FoldedInstance folded, Life life, Instant now, Poster poster)
    {
        if (rules.OfSteps.Length > 0)
        {
            foreach (StepGroup group in life.Groups)
            {
                JudgeRuns(folded, life, group, now, poster);
            }
        }
    }

    public void JudgeRuns(FoldedInstance folded, Life life, StepGroup group, Instant now, Poster poster)
    {
        if (rules.OfSteps.Length > 0)
        {
            UnitJudge judge = new(key, folded, now);
            foreach (StepRun run in group.Runs)
            {
                JudgeRun(judge, life, run, poster);
            }
        }
    }

    public void JudgeRun(FoldedInstance folded, Life life, StepRun run, Instant now, Poster poster)
    {
        if (rules.OfSteps.Length > 0)
        {
            JudgeRun(new UnitJudge(key, folded, now), life, run, poster);
        }
    }

    /// <summary>Takes back all that was posted for a run that does not exist after all.</summary>
    public void Withdraw(Life life, StepRun run, Poster poster)
    {
        Withdraw(run.Slots ?? [], StepUnit.NameOf(run, life), poster);
        dueRuns.Set(life, run, Instant.Ever);
    }

    /// <summary>Judges every run whose deadline is before now, and the instance if one of its own units is.</summary>
    public void Sweep(FoldedInstance folded, Instant now, Poster poster)
    {
        while (dueRuns.TakeBefore(now) is { } due)
        {
            JudgeRun(folded, due.Life, due.Run, now, poster);
        }

        if (NextDeadline < now)
        {
            JudgeInstance(folded, now, poster, progressOnly: false);
        }
    }

    /// <summary>What was posted for the units that the fold holds, until it is put back.</summary>
    public Unfolded TakeAll(FoldedInstance folded)
    {
        Unfolded all = new([.. ofInstance], []);
        foreach ((Life life, StepRun run) in Runs(folded).Where(unit => unit.Run.Slots is not null))
        {
            all.Add(StepUnit.NameOf(run, life), run.Slots!);
        }

        dueRuns.Clear();
        return all;
    }

    /// <summary>Puts what was posted where the units stand now, and takes it back for units that are gone.</summary>
    public void PutBack(Unfolded posted, FoldedInstance folded, Poster poster)
    {
        for (int i = 0; i < ofInstance.Length; i++)
        {
            ofInstance[i] = [.. posted.OfInstance[i].Where(unit => unit.Life <= folded.Lives.Count)];
            foreach ((int life, Slot slot) in posted.OfInstance[i].Where(unit => unit.Life > folded.Lives.Count))
            {
                Slot gone = slot;
                poster.Settle(rules.OfInstances[i].Measurement, ref gone, null, null, InstanceUnit.NameOf(life));
            }
        }

        foreach ((Life life, StepRun run) in Runs(folded))
        {
            run.Slots = posted.OfRuns.Remove(StepUnit.NameOf(run, life), out Slot[]? slots) ? slots : null;
        }

        foreach ((string unit, Slot[] slots) in posted.OfRuns)
        {
            Withdraw(slots, unit, poster);
        }
    }

    public IEnumerable<JudgedUnit> Units(FoldedInstance folded) =>
        from posted in OfInstancesAndRuns(folded)
            .Concat(relations.Units().Select(one => (rules.OfRelations[one.Number].Measurement, one.Unit, one.Slot)))
            .Concat(subject.Units().Select(one => (rules.OfSubjects[one.Number].Measurement, one.Unit, one.Slot)))
        let judged = posted.Slot.Judged!.Value
        select new JudgedUnit(posted.Measurement, posted.Unit, judged.Verdict, judged.Begun, judged.ClosedAt, posted.Slot.Violation) into unit
        orderby unit
        select unit;

    private IEnumerable<(Measurement Measurement, string Unit, Slot Slot)> OfInstancesAndRuns(FoldedInstance folded)
    {
        for (int i = 0; i < ofInstance.Length; i++)
        {
            foreach ((int life, Slot slot) in ofInstance[i].Where(unit => unit.Slot.Judged is not null))
            {
                yield return (rules.OfInstances[i].Measurement, InstanceUnit.NameOf(life), slot);
            }
        }

        foreach ((Life life, StepRun run) in Runs(folded))
        {
            for (int i = 0; run.Slots is not null && i < run.Slots.Length; i++)
            {
                if (run.Slots[i].Judged is not null)
                {
                    yield return (rules.OfSteps[i].Measurement, StepUnit.NameOf(run, life), run.Slots[i]);
                }
            }
        }
    }

    /// <summary>Those of which something may be posted, so also those that were found not to exist.</summary>
    private static IEnumerable<(Life Life, StepRun Run)> Runs(FoldedInstance folded) =>
        folded.Lives.SelectMany(life => life.Groups.SelectMany(group => group.Runs.Concat(group.TakeDropped())).Select(run => (life, run)));

    private static (int Life, Slot Slot)[][] Unposted(int measurements)
    {
        (int, Slot)[][] slots = new (int, Slot)[measurements][];
        Array.Fill(slots, []);
        return slots;
    }

    private void Withdraw(Slot[] slots, string unit, Poster poster)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            poster.Settle(rules.OfSteps[i].Measurement, ref slots[i], null, null, unit);
        }
    }

    private void JudgeRun(in UnitJudge judge, Life life, StepRun run, Poster poster)
    {
        Instant due = Instant.Ever;
        for (int i = 0; i < rules.OfSteps.Length; i++)
        {
            (Measurement measurement, IStepIndicator indicator) = rules.OfSteps[i];
            StepUnit unit = judge.UnitOf(measurement, run, life);
            Judgement? judged = judge.Judge(measurement, indicator, unit);
            if (judged is null && run.Slots is null)
            {
                continue; // most runs are of no step that is looked at
            }

            Slot[] slots = run.Slots ??= new Slot[rules.OfSteps.Length];
            Violation? violation = judge.Evidence(measurement, judged, unit);
            string? name = violation?.Unit ?? (poster.WantsNames && slots[i].Judged != judged ? unit.Name : null);
            poster.Settle(measurement, ref slots[i], judged, violation, name);
            due = Instant.Min(due, slots[i].DueAt);
        }

        dueRuns.Set(life, run, due);
    }

    private void JudgeUnits(int index, in UnitJudge judge, FoldedInstance folded, Poster poster)
    {
        (Measurement measurement, IInstanceIndicator indicator) = rules.OfInstances[index];
        (int Life, Slot Slot)[] before = ofInstance[index];
        if (folded.Lives is [{ Number: 1 }] && before is [] or [{ Life: 1 }])
        {
            before = ofInstance[index] = before is [] ? [(1, default)] : before;
            InstanceUnit only = judge.UnitFrom(measurement, indicator, 0);
            Judgement? judged = judge.Judge(measurement, indicator, only);
            poster.Settle(measurement, ref before[0].Slot, judged, judge.Evidence(measurement, judged, only), "instance");
            return;
        }

        ofInstance[index] = JudgeLives(before, index, judge, folded, poster);
    }

    /// <summary>Gives what is posted now.</summary>
    private (int Life, Slot Slot)[] JudgeLives((int Life, Slot Slot)[] before, int index, in UnitJudge judge, FoldedInstance folded, Poster poster)
    {
        (Measurement measurement, IInstanceIndicator indicator) = rules.OfInstances[index];
        List<(int Life, Slot Slot)> after = [];
        for (int first = 0; first < folded.Lives.Count;)
        {
            InstanceUnit unit = judge.UnitFrom(measurement, indicator, first);
            first += unit.Count;
            int number = unit.First.Number;
            int known = Array.FindIndex(before, slot => slot.Life == number);
            Slot slot = known >= 0 ? before[known].Slot : default;
            Judgement? judged = judge.Judge(measurement, indicator, unit);
            poster.Settle(measurement, ref slot, judged, judge.Evidence(measurement, judged, unit), unit.Name);
            after.Add((number, slot));
        }

        foreach ((int life, Slot gone) in before.Where(slot => !after.Exists(unit => unit.Life == slot.Life)))
        {
            Slot slot = gone;
            poster.Settle(measurement, ref slot, null, null, InstanceUnit.NameOf(life));
        }

        return [.. after];
    }
}

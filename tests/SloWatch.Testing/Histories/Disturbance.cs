using SloWatch.Core.Events;

namespace SloWatch.Testing.Histories;

/// <summary>What stands between an engine and whoever watches it: corrections, withdrawals, repeats, lost stretches.</summary>
internal static class Disturbance
{
    public static void Apply(List<WorkflowEvent> events, Dice dice)
    {
        if (dice.Percent(20))
        {
            TellOneLate(events, dice);
        }

        for (int i = events.Count - 1; i >= 0; i--)
        {
            if (dice.Percent(12))
            {
                Revise(events, i, dice);
            }
            else if (dice.Percent(6))
            {
                events.Insert(i, dice.Percent(70) ? events[i] : events[i] with { Source = "mirror" });
            }
            else if (dice.Percent(3))
            {
                events.Insert(i, SaysTheSameWithOtherDetails(events[i], dice));
            }
        }

        if (events.Count > 0 && dice.Percent(12))
        {
            events.Add(Gap(dice.OneOf(events), dice));
        }
    }

    /// <summary>Of a state, a block or a suspension one hears when all else has been told.</summary>
    private static void TellOneLate(List<WorkflowEvent> events, Dice dice)
    {
        WorkflowEvent[] pausing = [.. events.Where(fact => fact.Kind is EventKind.State or EventKind.Blocked or EventKind.Suspended or EventKind.Unblocked or EventKind.Resumed)];
        if (pausing.Length > 0)
        {
            WorkflowEvent late = dice.OneOf(pausing);
            events.Remove(late);
            events.Add(late);
        }
    }

    /// <summary>Names the fact and adds newer revisions of it: changed, withdrawn, withdrawn and restored, or two that claim the same revision.</summary>
    private static void Revise(List<WorkflowEvent> events, int i, Dice dice)
    {
        WorkflowEvent first = events[i] with { Fact = $"f{i}", Rev = dice.Pick(0L, 1L, 1_770_000_000_000L) };
        events[i] = first;
        if (dice.Percent(55))
        {
            events.Add(Changed(first, dice) with { Rev = first.Rev + dice.Pick(0, 1, 2) });
        }

        if (dice.Percent(40))
        {
            events.Add(Bare(first) with { Void = true, Rev = first.Rev + dice.Pick(1, 2, 3) });
        }

        if (dice.Percent(20))
        {
            events.Add(Changed(first, dice) with { Rev = first.Rev + 3 });
        }
    }

    private static WorkflowEvent Changed(WorkflowEvent fact, Dice dice)
    {
        WorkflowEvent changed = dice.Percent(30) ? Bare(fact) : fact;
        return changed with
        {
            At = dice.Percent(50) ? fact.At + TimeSpan.FromMinutes(dice.Between(-90, 90)) : fact.At,
            Outcome = fact.Outcome != Outcome.None && dice.Percent(50) ? dice.Pick(Outcome.Completed, Outcome.Failed, Outcome.Cancelled) : dice.Percent(10) ? Outcome.None : changed.Outcome,
            Error = dice.Percent(20) ? "corrected" : changed.Error,
            Source = fact.Source,
        };
    }

    /// <summary>Carries nothing but what names it and what its kind cannot do without: the rest keeps its value.</summary>
    private static WorkflowEvent Bare(WorkflowEvent fact) => new()
    {
        Outcome = fact.Outcome,
        State = fact.State,
        Kind = fact.Kind,
        At = fact.At,
        Source = fact.Source,
        Workflow = fact.Workflow,
        Instance = fact.Instance,
        Fact = fact.Fact,
        Rev = fact.Rev,
    };

    /// <summary>One identity told twice with different fields: the greater content must win in any order.</summary>
    private static WorkflowEvent SaysTheSameWithOtherDetails(WorkflowEvent fact, Dice dice) => fact with
    {
        Error = dice.Pick(null, "a", "b"),
        Details = (fact.Details ?? new EventDetails()) with { Version = dice.Pick(null, "v1", "v9"), Result = dice.Pick(null, "approved") },
    };

    private static WorkflowEvent Gap(WorkflowEvent near, Dice dice) => new()
    {
        Kind = EventKind.Gap,
        At = near.At + TimeSpan.FromMinutes(dice.Between(1, 600)),
        Source = near.Source,
        Workflow = near.Workflow,
        Instance = near.Instance,
        Details = new EventDetails { From = near.At - TimeSpan.FromMinutes(dice.Between(0, 60)) },
    };
}

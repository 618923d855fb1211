using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Subjects;

/// <summary>
/// The facts by which the days of a schedule know the cases that were started for it: of each case its start and its end. They are derived
/// from the case's facts and follow them.
/// </summary>
public static class SlotStarts
{
    /// <summary>The attribute by which a case says which schedule started it, where a workflow has several.</summary>
    public const string ScheduleAttribute = "schedule";

    /// <summary>Each day that a case may ever have told a start of, with what it is to know of the case now; nothing where it was wrong.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<WorkflowEvent>> Of(Instance instance, IReadOnlyList<IAnsweredByStarts> schedules)
    {
        Dictionary<string, List<WorkflowEvent>> days = [];
        if (instance.Subject is not null)
        {
            return new Dictionary<string, IReadOnlyList<WorkflowEvent>>();
        }

        foreach (WorkflowEvent start in instance.Facts.Arrivals.Where(fact => fact.Kind == EventKind.Started))
        {
            foreach (SubjectKey day in DaysOf(start, schedules, named: null))
            {
                days.TryAdd(day.Id, []);
            }
        }

        for (int first = 0; first < instance.Lives.Count;)
        {
            int next = first + 1;
            while (next < instance.Lives.Count && instance.Lives[next].IsReopened)
            {
                next++;
            }

            Add(instance, first, next - 1, schedules, days);
            first = next;
        }

        return days.ToDictionary(day => day.Key, day => (IReadOnlyList<WorkflowEvent>)day.Value);
    }

    /// <summary>One of a case, as <see cref="Of"/> makes them.</summary>
    public static bool IsOf(WorkflowEvent fact) => fact.Kind == EventKind.Slot && HandedOver.IsDerived(fact);

    private static void Add(Instance instance, int first, int last, IReadOnlyList<IAnsweredByStarts> schedules, Dictionary<string, List<WorkflowEvent>> days)
    {
        Life life = instance.Lives[first];
        WorkflowEvent start = life.Beginning.First;
        if (life.Beginning.Kind != EventKind.Started)
        {
            return;
        }

        string? named = life.NotedFor(ScheduleAttribute, Instant.Ever);
        foreach (SubjectKey day in DaysOf(start, schedules, named))
        {
            if (!days.TryGetValue(day.Id, out List<WorkflowEvent>? known))
            {
                days.Add(day.Id, known = []);
            }

            WorkflowEvent fact = New(instance.Key with { Id = day.Id }, instance.Key.Id, life.Number, start);
            known.Add(fact);
            if (instance.Lives[last].Closing is { } end)
            {
                known.Add(fact with { At = end.At, NotBefore = null, Fact = $"{fact.Fact}/end", Outcome = end.Outcome, Error = end.Error });
            }
        }
    }

    /// <summary>Each once; several measurements may be of one schedule.</summary>
    private static IEnumerable<SubjectKey> DaysOf(WorkflowEvent start, IReadOnlyList<IAnsweredByStarts> schedules, string? named) =>
        (from schedule in schedules
         where named is null || schedule.Subject == SubjectKey.Schedule + named
         let slot = start.Details?.Slot ?? schedule.LatestSlot(start.At)
         where slot is not null
         select new SubjectKey(schedule.Subject, SubjectKey.DayOf(slot.Value))).Distinct();

    private static WorkflowEvent New(InstanceKey day, string instance, int life, WorkflowEvent start) => new()
    {
        Kind = EventKind.Slot,
        At = start.At,
        NotBefore = start.NotBefore,
        Source = HandedOver.Derived(start.Source),
        Workflow = day.Workflow,
        Instance = day.Id,
        Run = instance,
        Attempt = life,
        Fact = $"{instance}#{life}",
        Details = start.Details?.Slot is { } slot ? new EventDetails { Slot = slot } : null,
    };
}

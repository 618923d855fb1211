using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Subjects;

/// <summary>A planned time that a start, or the schedule itself, was told for, and that nobody plans: it answers nothing. A wrong time zone makes all of them so.</summary>
/// <param name="Near">The planned ones around it.</param>
public sealed record UnplannedSlot(Instant Told, string Schedule, NearestSlots Near)
{
    /// <summary>Of a case, or of the day of a schedule; each once, in order.</summary>
    /// <param name="schedules">Of its workflow.</param>
    public static IReadOnlyList<UnplannedSlot> Of(Instance instance, IReadOnlyList<IAnsweredByStarts> schedules)
    {
        if (schedules.Count == 0)
        {
            return [];
        }

        IEnumerable<UnplannedSlot> unplanned = instance.Folded.Subject is { } subject
            ? subject.Facts.Where(fact => fact.Kind == EventKind.Slot).SelectMany(fact => Among(fact, [.. schedules.Where(schedule => schedule.Subject == subject.Key.Name)]))
            : instance.Lives.Where(life => life.Beginning.Kind == EventKind.Started).SelectMany(life => Among(life.Beginning.First, [.. schedules.Where(schedule => IsMeant(life, schedule))]));
        return [.. unplanned.Distinct().OrderBy(one => one.Told).ThenBy(one => one.Schedule, StringComparer.Ordinal)];
    }

    private static bool IsMeant(Life life, IAnsweredByStarts schedule) =>
        life.NotedFor(SlotStarts.ScheduleAttribute, Instant.Ever) is not { } named || schedule.Subject == SubjectKey.Schedule + named;

    /// <summary>None where one of the schedules plans it.</summary>
    private static IEnumerable<UnplannedSlot> Among(WorkflowEvent fact, IAnsweredByStarts[] schedules)
    {
        if (fact.Details?.Slot is not { } told)
        {
            return [];
        }

        (string Subject, NearestSlots? Near)[] all = [.. schedules.Select(schedule => (schedule.Subject, schedule.NearestTo(told)))];
        return all.Any(one => one.Near is null) ? [] : all.DistinctBy(one => one.Subject).Select(one => new UnplannedSlot(told, one.Subject, one.Near!.Value));
    }
}

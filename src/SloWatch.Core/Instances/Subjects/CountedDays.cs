using SloWatch.Core.Events;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Subjects;

/// <summary>
/// The facts by which the days of a workflow's counts know them: how many there were when the day began, by how many they changed in each minute of it,
/// and up to when that is known. They are derived from the ledger and follow it.
/// </summary>
public static class CountedDays
{
    private const string Open = "open", Stuck = "stuck";

    /// <summary>Names what is no change, but how many there were.</summary>
    private const string AtFirst = "first";

    /// <summary>Each day in which something is open or changes, with what it is to know.</summary>
    /// <param name="from">A day begins.</param>
    /// <param name="before">How many there were then.</param>
    /// <param name="changes">From then on, in order.</param>
    /// <param name="until">They are known up to then.</param>
    public static IEnumerable<(InstanceKey Day, IReadOnlyList<WorkflowEvent> Known)> Of(string workflow, string subject, Instant from, CaseCounts before, IEnumerable<(long Minute, CaseCounts Change)> changes, Instant until)
    {
        using IEnumerator<(long Minute, CaseCounts Change)> rest = changes.GetEnumerator();
        bool more = rest.MoveNext();
        CaseCounts counts = before;
        for (Instant begin = from; begin < until; begin += TimeSpan.FromDays(1))
        {
            if (counts.IsZero && more && rest.Current.Minute >= (begin + TimeSpan.FromDays(1)).Minute)
            {
                begin = Instant.FromMinute(rest.Current.Minute).FloorToDay(); // nothing was open for a while
            }

            if (begin >= until)
            {
                yield break;
            }

            TimeRange known = new(begin, Instant.Min(begin + TimeSpan.FromDays(1), until));
            InstanceKey day = new(workflow, new SubjectKey(subject, SubjectKey.DayOf(begin)).Id);
            List<WorkflowEvent> facts = [.. At(day, begin, counts, AtFirst)];
            for (; more && rest.Current.Minute < known.To.Minute; more = rest.MoveNext())
            {
                facts.AddRange(At(day, Instant.FromMinute(rest.Current.Minute), rest.Current.Change, null));
                counts += rest.Current.Change;
            }

            if (facts.Count > 0)
            {
                facts.AddRange(WatchedTime.Of(day, known, []));
                yield return (day, facts);
            }

            if (!more && counts.IsZero)
            {
                yield break;
            }
        }
    }

    /// <summary>How many there were when the day began.</summary>
    internal static CaseCounts FirstOf(IEnumerable<WorkflowEvent> facts) => Sum(facts.Where(fact => fact.Fact?.StartsWith(AtFirst, StringComparison.Ordinal) == true));

    /// <summary>By how many they changed, minute by minute in order.</summary>
    internal static IEnumerable<(Instant Minute, CaseCounts Change)> ChangesOf(IEnumerable<WorkflowEvent> facts) =>
        facts.Where(fact => fact.Kind == EventKind.Gauge && fact.Fact is null).GroupBy(fact => fact.At).Select(minute => (minute.Key, Sum(minute)));

    private static CaseCounts Sum(IEnumerable<WorkflowEvent> facts)
    {
        CaseCounts sum = default;
        foreach (WorkflowEvent fact in facts)
        {
            long value = (long)(fact.Details?.Value ?? 0);
            sum += fact.Details?.Name == Open ? new(value, 0) : new(0, value);
        }

        return sum;
    }

    private static IEnumerable<WorkflowEvent> At(InstanceKey day, Instant at, CaseCounts counts, string? first) =>
        from one in new[] { (Name: Open, Value: counts.Open), (Name: Stuck, Value: counts.Stuck) }
        where one.Value != 0
        select new WorkflowEvent
        {
            Kind = EventKind.Gauge,
            At = at,
            Source = HandedOver.Derived(""),
            Workflow = day.Workflow,
            Instance = day.Id,
            Fact = first is null ? null : $"{first}/{one.Name}",
            Details = new EventDetails { Name = one.Name, Value = one.Value },
        };
}

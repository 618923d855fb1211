using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators;

/// <summary>What a gauge showed on a day.</summary>
internal static class GaugeValues
{
    /// <summary>In the order of time; of several at one time the last in fold order stands.</summary>
    /// <param name="measure">Null: whatever they are called.</param>
    public static IReadOnlyList<(Instant At, double Value)> Of(SubjectDay day, string? measure)
    {
        List<(Instant At, double Value)> values = [];
        foreach (WorkflowEvent fact in Told(day, measure))
        {
            Add(values, fact);
        }

        return values;
    }

    /// <summary>By the name they were told with; of each name as <see cref="Of"/> says.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<(Instant At, double Value)>> ByName(SubjectDay day, string? measure)
    {
        SortedDictionary<string, IReadOnlyList<(Instant At, double Value)>> byName = new(StringComparer.Ordinal);
        foreach (WorkflowEvent fact in Told(day, measure))
        {
            string name = fact.Details?.Name ?? "";
            if (!byName.TryGetValue(name, out IReadOnlyList<(Instant At, double Value)>? values))
            {
                byName[name] = values = new List<(Instant At, double Value)>();
            }

            Add((List<(Instant At, double Value)>)values, fact);
        }

        return byName;
    }

    /// <summary>The parts of a day, in order.</summary>
    public static IEnumerable<TimeRange> Slices(TimeRange day, TimeSpan length)
    {
        for (Instant from = day.From; from < day.To; from += length)
        {
            yield return new(from, from + length);
        }
    }

    private static IEnumerable<WorkflowEvent> Told(SubjectDay day, string? measure) =>
        day.Facts.Where(fact => fact is { Kind: EventKind.Gauge, Details: { Value: not null } details } && (measure is null || details.Name == measure));

    private static void Add(List<(Instant At, double Value)> values, WorkflowEvent fact)
    {
        if (values.Count > 0 && values[^1].At == fact.At)
        {
            values.RemoveAt(values.Count - 1);
        }

        values.Add((fact.At, fact.Details!.Value!.Value));
    }
}

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
        foreach (WorkflowEvent fact in day.Facts)
        {
            if (fact.Kind == EventKind.Gauge && fact.Details is { Value: { } value } details && (measure is null || details.Name == measure))
            {
                if (values.Count > 0 && values[^1].At == fact.At)
                {
                    values.RemoveAt(values.Count - 1);
                }

                values.Add((fact.At, value));
            }
        }

        return values;
    }

    /// <summary>The parts of a day, in order.</summary>
    public static IEnumerable<TimeRange> Slices(TimeRange day, TimeSpan length)
    {
        for (Instant from = day.From; from < day.To; from += length)
        {
            yield return new(from, from + length);
        }
    }
}

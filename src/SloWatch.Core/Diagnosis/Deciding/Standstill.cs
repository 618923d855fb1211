using System.Globalization;
using SloWatch.Core.Time;
using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Most bad units lost their time while nothing was told of any case: wherever these happened to be then, that says nothing of why.</summary>
internal static class Standstill
{
    /// <summary>A silence that is longer is told by the minute.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    /// <summary>What to say of it; null where it explains less than half of them.</summary>
    public static string? Of(Evidence evidence)
    {
        List<TimeRange> silences = evidence.Silences.Telling();
        if (silences.Count == 0)
        {
            return null;
        }

        long lost = 0;
        Dictionary<TimeRange, long> by = [];
        foreach ((TimeRange time, int count) in evidence.BadTimes.All())
        {
            (TimeRange silence, long micros)[] within = [.. silences.Select(silence => (silence, Within(time, silence))).Where(one => one.Item2 > 0)];
            if (within.Length > 0 && within.Sum(one => one.micros) * 2 >= time.To.Micros - time.From.Micros)
            {
                lost += count;
                TimeRange most = within.MaxBy(one => one.micros).silence;
                by[most] = by.GetValueOrDefault(most) + count;
            }
        }

        return lost == 0 || lost < Thresholds.Half * evidence.Now.Bad ? null : Sentence(evidence, lost, by.OrderByDescending(one => one.Value).ThenBy(one => one.Key.From).First().Key, by.Count > 1);
    }

    private static string Sentence(Evidence evidence, long lost, TimeRange silence, bool areMore)
    {
        string nothing = evidence.Silences.HasBeginnings(silence) ? "nothing was told of any case, but that some began," : "nothing at all was told of any case";
        string when = $"{When(silence, evidence.Window)}{(areMore ? ", and at other times" : "")}";
        return Text($"{nothing} {when}, and {lost:#,0} of {evidence.Now.Bad:#,0} lost their time in it: what runs them may have stood still");
    }

    private static long Within(TimeRange time, TimeRange silence) => Math.Max(0, Instant.Min(time.To, silence.To).Micros - Instant.Max(time.From, silence.From).Micros);

    private static string When(TimeRange silence, TimeRange window)
    {
        bool isLong = silence.To - silence.From >= Long;
        string from = Clock(isLong ? silence.From.CeilingToMinute() : silence.From);
        return silence.To >= window.To ? $"from {from} on" : $"between {from} and {Clock(isLong ? silence.To.FloorToMinute() : silence.To)}";
    }

    private static string Clock(Instant at) => at.IsFullMinute ? at.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture) : at.ToString();
}

using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Freshness;

/// <summary>A unit is a slice of time in which the gauge is to be heard of. What was told the day before is not known: a day begins fresh.</summary>
internal sealed class FreshnessIndicator(string subject, string? measure, TimeLimit within, TimeSpan slice, Instant? since) : IGaugeIndicator
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public string Type => "freshness";

    public string Noun => "slices";

    public string Subject => subject;

    public string? Measure => measure;

    public GaugeReach Reach => new(CommonSettings.Within.Name, within.Least, $"slices are bad though nothing is amiss: it is to be told of within {within.Text}");

    public Instant? Since => since;

    public Sight Needs => Sight.Gauges;

    public string Canonical => $"freshness;subject={CanonicalText.Sized(subject)};measure={(measure is null ? "" : CanonicalText.Sized(measure))};within={within.Amount};slice={slice.Ticks};since={since};clock={within.Clock}";

    public string Text => $"{subject}{(measure is null ? "" : $" {measure}")} was told of within {within.Text}";

    public bool HasDeadline => true;

    public TimeLimit? Limit => within;

    public int UnitsADay => (int)(TimeSpan.FromDays(1) / slice);

    public bool Expects(TimeRange watched) => Instant.Max(watched.From, since ?? Instant.Never) < watched.To;

    public IEnumerable<SubjectUnit> Judge(SubjectDay day, Instant now)
    {
        IReadOnlyList<(Instant At, double Value)> values = GaugeValues.Of(day, measure);
        int next = 0;
        foreach (TimeRange part in GaugeValues.Slices(day.Range, slice))
        {
            while (next < values.Count && values[next].At < part.To)
            {
                next++;
            }

            Instant? last = next > 0 ? values[next - 1].At : null;
            if (IsExpected(part, day) is { } from && Judge(part, last, from, day, now) is { } judged)
            {
                yield return new($"slice:{part.From}", judged, null);
            }
        }
    }

    /// <summary>Since when it was to be heard of, where that is when the slice ends; null when it is not.</summary>
    private Instant? IsExpected(TimeRange part, SubjectDay day)
    {
        foreach (TimeRange watched in day.Watched)
        {
            Instant from = Instant.Max(watched.From, since ?? Instant.Never);
            if (from <= part.From && part.To <= watched.To)
            {
                return from;
            }
        }

        return null;
    }

    /// <summary>Null while it may have been told of before anything of it is known.</summary>
    private Judgement? Judge(TimeRange part, Instant? last, Instant from, SubjectDay day, Instant now)
    {
        Instant stale = within.After(last ?? from, []);
        if (last is null && stale >= part.To)
        {
            return null;
        }

        Verdict over = stale >= part.To ? Verdict.Good(part.To, part.To, "fresh")
            : day.IsBlindBetween(last ?? from, part.To) ? Verdict.Excluded(part.To, "gap: values were lost")
            : Verdict.Bad(part.To, part.To, last is { } at ? $"nothing since {at}" : "nothing that day");
        return part.To < now ? new(over, part.From, part.To) : new(Verdict.Pending(part.To, "not over"), part.From, null);
    }
}

using System.Globalization;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Backlog;

/// <summary>A unit is a slice of time in which a value of the gauge stands.</summary>
internal sealed class BacklogIndicator(string subject, string? measure, double limit, bool above, TimeLimit hold, TimeSpan slice) : ISubjectIndicator
{
    private readonly string number = limit.ToString("R", CultureInfo.InvariantCulture);

    public string Type => "backlog";

    public string Noun => "slices";

    public string Subject => subject;

    public Instant? Since => null;

    public Sight Needs => Sight.Gauges;

    public string Canonical =>
        $"backlog;subject={CanonicalText.Sized(subject)};measure={(measure is null ? "" : CanonicalText.Sized(measure))};limit={number};above={above};hold={hold.Amount};slice={slice.Ticks};clock={hold.Clock}";

    public string Text => $"{subject}{(measure is null ? "" : $" {measure}")} is {(above ? "at least" : "at most")} {number}, a value holds for {hold.Text}";

    public bool HasDeadline => true;

    public TimeLimit? Limit => null;

    /// <summary>What is not told is not known, and no unit.</summary>
    public bool Expects(TimeRange watched) => false;

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

            if (next > 0 && Judge(part, values, next, day, now) is { } judged)
            {
                yield return new($"slice:{part.From}", judged, null);
            }
        }
    }

    /// <summary>Null when no value stands in it.</summary>
    /// <param name="known">How many of the values were told before its end.</param>
    private Judgement? Judge(TimeRange part, IReadOnlyList<(Instant At, double Value)> values, int known, SubjectDay day, Instant now)
    {
        (Instant At, double Value)? seen = null;
        double? held = null;
        bool stands = false;
        for (int i = known - 1; i >= 0; i--)
        {
            (Instant at, double value) = values[i];
            bool within = at >= part.From;
            if (within || hold.After(at, []) > part.From)
            {
                stands = true;
                seen = within && !IsGood(value) ? (at, value) : seen;
                held = within || IsGood(value) ? null : value;
            }

            if (at <= part.From)
            {
                break;
            }
        }

        return !stands ? null
            : seen is { } wrong ? new(Verdict.Bad(wrong.At, part.To, Says(wrong.Value)), part.From, wrong.At)
            : JudgeWhenOver(part, held, day.IsBlindBetween(part.From, part.To), now);
    }

    /// <param name="held">A value beyond the limit that was told before; another may have followed it.</param>
    private Judgement JudgeWhenOver(TimeRange part, double? held, bool blind, Instant now)
    {
        Verdict over = blind ? Verdict.Excluded(part.To, "gap: values were lost")
            : held is { } value ? Verdict.Bad(part.To, part.To, Says(value))
            : Verdict.Good(part.To, part.To, "within the limit");
        return part.To < now ? new(over, part.From, part.To) : new(Verdict.Pending(part.To, "not over"), part.From, null);
    }

    private bool IsGood(double value) => above ? value >= limit : value <= limit;

    private string Says(double value) => string.Create(CultureInfo.InvariantCulture, $"it was {value:R}, {(above ? "below" : "above")} {number}");
}

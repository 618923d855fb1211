using System.Globalization;
using SloWatch.Core.Events;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Metric;

/// <summary>A unit is a slice of time in which the gauge was seen. No value stands beyond the moment it was seen at: whoever asks may have got no answer.</summary>
internal sealed class MetricIndicator(string subject, string? measure, double limit, bool above, TimeSpan slice) : IGaugeIndicator
{
    private readonly string number = limit.ToString("R", CultureInfo.InvariantCulture);

    public string Type => "metric";

    public string Noun => "slices";

    public string Subject => subject;

    public string? Measure => measure;

    public GaugeReach Reach => new(GaugeSettings.Slice.Name, slice, $"most slices of {DurationText.Format(slice)} are not counted");

    public Instant? Since => null;

    public Sight Needs => Sight.Gauges;

    public string Canonical =>
        $"metric;subject={CanonicalText.Sized(subject)};measure={(measure is null ? "" : CanonicalText.Sized(measure))};limit={number};above={above};slice={slice.Ticks}";

    public string Text => $"{subject}{(measure is null ? "" : $" {measure}")} is {(above ? "at least" : "at most")} {number} whenever it is seen";

    public bool HasDeadline => true;

    public TimeLimit? Limit => null;

    /// <summary>What is not seen is not known, and no unit.</summary>
    public bool Expects(TimeRange watched) => false;

    public IEnumerable<SubjectUnit> Judge(SubjectDay day, Instant now)
    {
        IReadOnlyList<WorkflowEvent> facts = day.Facts;
        for (int next = 0; next < facts.Count;)
        {
            if (!IsSeen(facts[next], day.Range))
            {
                next++;
                continue;
            }

            TimeRange part = PartOf(facts[next].At, day.Range.From);
            WorkflowEvent? wrong = null;
            for (; next < facts.Count && facts[next].At < part.To; next++)
            {
                wrong ??= IsSeen(facts[next], day.Range) && !IsGood(facts[next].Details!.Value!.Value) ? facts[next] : null;
            }

            yield return new($"slice:{part.From}", Judge(part, wrong, day.IsBlindBetween(part.From, part.To), now), null);
        }
    }

    private Judgement Judge(TimeRange part, WorkflowEvent? wrong, bool blind, Instant now)
    {
        if (wrong is not null)
        {
            return new(Verdict.Bad(wrong.At, part.To, Says(wrong.Details!)), part.From, wrong.At);
        }

        Verdict over = blind ? Verdict.Excluded(part.To, "gap: values were lost") : Verdict.Good(part.To, part.To, "within the limit");
        return part.To < now ? new(over, part.From, part.To) : new(Verdict.Pending(part.To, "not over"), part.From, null);
    }

    private bool IsSeen(WorkflowEvent fact, TimeRange day) =>
        fact.Kind == EventKind.Gauge && fact.Details is { Value: not null } details && (measure is null || details.Name == measure) && day.From <= fact.At && fact.At < day.To;

    private TimeRange PartOf(Instant at, Instant day)
    {
        Instant from = at - TimeSpan.FromTicks((at - day).Ticks % slice.Ticks);
        return new(from, from + slice);
    }

    private bool IsGood(double value) => above ? value >= limit : value <= limit;

    private string Says(EventDetails seen) =>
        string.Create(CultureInfo.InvariantCulture, $"{(measure is null && seen.Name is { } name ? name : "it")} was {seen.Value:R}, {(above ? "below" : "above")} {number}");
}

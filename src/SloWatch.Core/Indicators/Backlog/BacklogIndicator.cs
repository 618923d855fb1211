using System.Globalization;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Backlog;

/// <summary>A unit is a slice of time in which a value of the gauge stands; values of several names stand beside each other.</summary>
internal sealed class BacklogIndicator(string subject, string? measure, double limit, bool above, TimeLimit hold, TimeSpan slice) : IGaugeIndicator
{
    private readonly string number = limit.ToString("R", CultureInfo.InvariantCulture);

    private readonly Func<double, bool> isGood = value => above ? value >= limit : value <= limit;

    public string Type => "backlog";

    public string Noun => "slices";

    public string Subject => subject;

    public string? Measure => measure;

    public GaugeReach Reach => new(BacklogType.HoldName, hold.Least, $"nothing is known for a part of the time: a value holds for {hold.Text}");

    public Instant? Since => null;

    public Sight Needs => Sight.Gauges;

    public string Canonical =>
        $"backlog;subject={CanonicalText.Sized(subject)};measure={(measure is null ? "each" : CanonicalText.Sized(measure))};limit={number};above={above};hold={hold.Amount};slice={slice.Ticks};clock={hold.Clock}";

    public string Text => $"{subject}{(measure is null ? "" : $" {measure}")} is {(above ? "at least" : "at most")} {number}, a value holds for {hold.Text}";

    public bool HasDeadline => true;

    public TimeLimit? Limit => null;

    /// <summary>What is not told is not known, and no unit.</summary>
    public bool Expects(TimeRange watched) => false;

    public IEnumerable<SubjectUnit> Judge(SubjectDay day, Instant now)
    {
        StandingValues[] names = [.. GaugeValues.ByName(day, measure).Select(of => new StandingValues(of.Key, of.Value, hold))];
        foreach (TimeRange part in GaugeValues.Slices(day.Range, slice))
        {
            Standing? all = null;
            foreach (StandingValues name in names)
            {
                all = name.In(part, isGood) is { } one ? all?.And(one) ?? one : all;
            }

            if (all is { } standing)
            {
                yield return new($"slice:{part.From}", Judge(part, standing, day, now), null);
            }
        }
    }

    private Judgement Judge(TimeRange part, Standing standing, SubjectDay day, Instant now)
    {
        if (standing.Seen is { } wrong)
        {
            return new(Verdict.Bad(wrong.At, part.To, Says(wrong)), part.From, wrong.At);
        }

        Verdict over = day.IsBlindBetween(part.From, part.To) ? Verdict.Excluded(part.To, "gap: values were lost")
            : standing.Held is { } held ? Verdict.Bad(part.To, part.To, Says(held))
            : Verdict.Good(part.To, part.To, "within the limit");
        return part.To < now ? new(over, part.From, part.To) : new(Verdict.Pending(part.To, "not over"), part.From, null);
    }

    private string Says(BeyondLimit seen) =>
        string.Create(CultureInfo.InvariantCulture, $"{(measure is null && seen.Name.Length > 0 ? seen.Name : "it")} was {seen.Value:R}, {(above ? "below" : "above")} {number}");
}

using System.Globalization;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.StuckShare;

/// <summary>A unit is a slice of time in which a case was open when a minute ended.</summary>
/// <param name="limit">The share that is still good.</param>
internal sealed class StuckShareIndicator(StuckStays stays, decimal limit, TimeSpan slice) : ICountedIndicator
{
    private readonly string percent = string.Create(CultureInfo.InvariantCulture, $"{limit * 100:0.####} %");

    public string Type => "stuckShare";

    public string Noun => "slices";

    public string Subject { get; } = $"{SubjectKey.Counts}stuck-{stays.After.Text.Replace(' ', '-')}{(stays.Track is null ? "" : $"-in-{stays.Track}")}";

    public Instant? Since => null;

    public Sight Needs => stays.Needs;

    public Sight NeedsOneOf => stays.NeedsOneOf;

    public string Canonical => string.Create(CultureInfo.InvariantCulture, $"stuckShare;{stays.Canonical};limit={limit:0.##########};slice={slice.Ticks}");

    public string Text => $"at most {percent} of the open cases are stuck for more than {stays.After.Text}{(stays.Track is null ? "" : $" in a state of {stays.Track}")}";

    public bool HasDeadline => true;

    public TimeLimit? Limit => null;

    public IIndicator CounterOf(Measurement measured) => new CaseCounter(stays, measured.Hash);

    /// <summary>Days are told as far as they are counted.</summary>
    public bool Expects(TimeRange watched) => false;

    public IEnumerable<SubjectUnit> Judge(SubjectDay day, Instant now)
    {
        Instant known = Instant.Min(now, day.Watched.Count == 0 ? Instant.Never : day.Watched[^1].To);
        CaseCounts counts = CountedDays.FirstOf(day.Facts);
        Queue<(Instant Minute, CaseCounts Change)> changes = new(CountedDays.ChangesOf(day.Facts));
        foreach (TimeRange part in GaugeValues.Slices(day.Range, slice))
        {
            bool any = false;
            (Instant At, CaseCounts Counts)? wrong = null;
            Instant end = part.From + OneMinute;
            for (; end <= part.To && end <= known; end += OneMinute)
            {
                while (changes.TryPeek(out (Instant Minute, CaseCounts Change) next) && next.Minute < end)
                {
                    counts += changes.Dequeue().Change;
                }

                any |= counts.Open > 0;
                wrong ??= counts.Stuck > limit * counts.Open ? (end, counts) : null;
            }

            if (any && Judge(part, wrong, isOver: end > part.To, day.IsBlindBetween(part.From, part.To)) is { } judged)
            {
                yield return new($"slice:{part.From}", judged, null);
            }
        }
    }

    private static TimeSpan OneMinute => TimeSpan.FromMinutes(1);

    /// <summary>Null while nothing is known of it but that it may still be bad.</summary>
    private Judgement? Judge(TimeRange part, (Instant At, CaseCounts Counts)? wrong, bool isOver, bool blind) =>
        blind ? isOver ? new(Verdict.Excluded(part.To, "gap: facts were lost"), part.From, part.To) : null
        : wrong is var (at, counts) ? new(Verdict.Bad(at, part.To, Says(counts)), part.From, at)
        : isOver ? new(Verdict.Good(part.To, part.To, "within the limit"), part.From, part.To)
        : null;

    private string Says(CaseCounts counts) => $"{counts.Stuck} of {counts.Open} open cases were stuck, more than {percent}";
}

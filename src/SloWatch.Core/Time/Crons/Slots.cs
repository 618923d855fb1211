namespace SloWatch.Core.Time.Crons;

/// <summary>
/// The planned moments of a cron text by the clocks of a zone. Where hours are named, a local time that daylight saving skips is the first
/// moment after the gap and a doubled one its first pass, so that each is planned once; where they are not (<c>*/10 * * * *</c>), time that
/// passes counts: nothing in the hour that is skipped, and both passes of the doubled one.
/// </summary>
public sealed class Slots(CronText cron, TimeZoneInfo zone)
{
    /// <summary>The farthest that two slots lie apart: 29 February, over a year that has none, on any of a few days of the week at most.</summary>
    private const int MostDaysBack = 41 * 366;

    private static readonly TimeSpan LongestDay = TimeSpan.FromHours(26);

    public string Canonical => $"{cron.Text}@{zone.Id}";

    public string Text => zone.Id == "UTC" ? cron.Text : $"{cron.Text} {zone.Id}";

    public int MostADay => cron.MostADay;

    /// <summary>Those in a time, in order, each once.</summary>
    public IEnumerable<Instant> In(TimeRange range)
    {
        if (range.From >= range.To)
        {
            yield break;
        }

        // A slot of the day before may be moved past midnight.
        DateOnly last = DayOf(range.To);
        Instant before = Instant.Never;
        for (DateOnly day = DayOf(range.From).AddDays(-1); day <= last; day = day.AddDays(1))
        {
            foreach (Instant slot in On(day, range))
            {
                if (slot > before && range.Contains(slot))
                {
                    yield return before = slot;
                }
            }
        }
    }

    /// <summary>The latest at or before a moment; null when there was none in a lifetime.</summary>
    public Instant? LatestAt(Instant at)
    {
        // Most are planned more often than that.
        TimeRange soon = new(at - TimeSpan.FromHours(2), new(at.Micros + 1));
        if (In(soon).Select(slot => (Instant?)slot).LastOrDefault() is { } recent)
        {
            return recent;
        }

        DateOnly day = DayOf(at);
        for (int back = 0; back < MostDaysBack && day > DateOnly.MinValue.AddDays(1); back++, day = day.AddDays(-1))
        {
            Instant? latest = null;
            foreach (Instant slot in On(day, soon with { From = Instant.Never }))
            {
                latest = slot <= at && (latest is null || slot > latest) ? slot : latest;
            }

            if (latest is not null)
            {
                return latest;
            }
        }

        return null;
    }

    /// <summary>The first after a moment; null when there is none in a lifetime.</summary>
    public Instant? NextAfter(Instant at) => In(new(new(at.Micros + 1), at + TimeSpan.FromDays(MostDaysBack))).Select(slot => (Instant?)slot).FirstOrDefault();

    /// <param name="wanted">Others may be left out.</param>
    private IEnumerable<Instant> On(DateOnly day, TimeRange wanted) =>
        !cron.HasDay(day) ? [] : cron.CountsHours ? Counted(day, wanted) : cron.Times.Select(time => zone.ToInstant(day.ToDateTime(time)));

    private IEnumerable<Instant> Counted(DateOnly day, TimeRange wanted)
    {
        Instant from = zone.ToInstant(day.ToDateTime(TimeOnly.MinValue));
        Instant to = Instant.Min(wanted.To, from + LongestDay);
        for (Instant minute = Instant.Max(from, wanted.From.FloorToMinute()); minute < to; minute = minute.NextMinute())
        {
            DateTime local = zone.ToLocal(minute);
            if (DateOnly.FromDateTime(local) > day)
            {
                yield break;
            }

            if (cron.HasMinute(local))
            {
                foreach (int second in cron.Seconds)
                {
                    yield return minute + TimeSpan.FromSeconds(second);
                }
            }
        }
    }

    private DateOnly DayOf(Instant at) => DateOnly.FromDateTime(zone.ToLocal(at));
}

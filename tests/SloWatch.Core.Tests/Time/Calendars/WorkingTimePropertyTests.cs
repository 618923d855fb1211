using SloWatch.Core.Time;
using SloWatch.Core.Time.Calendars;
using SloWatch.Testing.Histories;

namespace SloWatch.Core.Tests.Time.Calendars;

/// <summary>What holds of every calendar. A failure names its seed.</summary>
public class WorkingTimePropertyTests
{
    private static readonly TimeSpan Least = TimeSpan.FromMicroseconds(1);

    [Fact]
    public void So_many_open_hours_have_passed_at_the_deadline_and_not_before() => ForAll(1000, (dice, calendar) =>
    {
        Instant start = GeneratedCalendars.Moment(dice);
        int hours = dice.Between(1, 60);
        Instant due = new TimeLimit.WorkingHours(hours, calendar).After(start, []);
        return due == Instant.Ever
            || (calendar.OpenBetween(start, due) == TimeSpan.FromHours(hours) && calendar.OpenBetween(start, due - Least) == TimeSpan.FromHours(hours) - Least);
    });

    [Fact]
    public void Time_in_which_the_clock_stands_is_no_open_hour_of_it() => ForAll(1000, (dice, calendar) =>
    {
        Instant start = GeneratedCalendars.Moment(dice);
        TimeRange[] standing = GeneratedCalendars.Standing(dice, start);
        int hours = dice.Between(1, 60);
        Instant due = new TimeLimit.WorkingHours(hours, calendar).After(start, standing);
        return due == Instant.Ever || Running(calendar, start, due, standing) == TimeSpan.FromHours(hours);
    });

    [Fact]
    public void A_later_start_is_never_over_earlier() => ForAll(2000, (dice, calendar) =>
    {
        Instant first = GeneratedCalendars.Moment(dice);
        Instant second = dice.Percent(50) ? GeneratedCalendars.Moment(dice) : first + TimeSpan.FromMinutes(dice.Below(300));
        (first, second) = (Instant.Min(first, second), Instant.Max(first, second));
        TimeLimit limit = Any(dice, calendar);

        // When clocks are set back, the later of two moments can have the earlier local time, and so the earlier deadline.
        bool inOrder = calendar.Zone.ToLocal(first) <= calendar.Zone.ToLocal(second);
        TimeRange[] standing = limit is TimeLimit.WorkingDays ? [] : GeneratedCalendars.Standing(dice, first);
        return (limit is TimeLimit.WorkingDays && !inOrder) || limit.After(first, standing) <= limit.After(second, standing);
    });

    [Fact]
    public void A_longer_limit_is_never_over_earlier() => ForAll(1000, (dice, calendar) =>
    {
        Instant start = GeneratedCalendars.Moment(dice);
        TimeRange[] standing = GeneratedCalendars.Standing(dice, start);
        int shorter = dice.Between(1, 30);
        int longer = shorter + dice.Below(5);
        return new TimeLimit.WorkingDays(shorter, calendar).After(start, standing) <= new TimeLimit.WorkingDays(longer, calendar).After(start, standing)
            && new TimeLimit.WorkingHours(shorter, calendar).After(start, standing) <= new TimeLimit.WorkingHours(longer, calendar).After(start, standing);
    });

    [Fact]
    public void Standing_longer_never_makes_it_over_earlier() => ForAll(1000, (dice, calendar) =>
    {
        Instant start = GeneratedCalendars.Moment(dice);
        TimeLimit limit = Any(dice, calendar);
        TimeRange[] standing = GeneratedCalendars.Standing(dice, start + TimeSpan.FromDays(2));
        Instant none = limit.After(start, []);
        Instant some = limit.After(start, standing);
        Instant all = limit.After(start, standing is [.., var last] ? [.. standing[..^1], last with { To = last.To + TimeSpan.FromHours(dice.Below(50)) }] : standing);
        return none <= some && some <= all;
    });

    [Fact]
    public void Nothing_is_over_before_its_least_time() => ForAll(1000, (dice, calendar) =>
    {
        Instant start = GeneratedCalendars.Moment(dice);
        TimeLimit limit = Any(dice, calendar);
        Instant due = limit.After(start, []);
        return due > start && due >= start + limit.Least;
    });

    [Fact]
    public void A_deadline_in_working_days_lies_on_the_working_day_that_a_person_counts_to() => ForAll(1000, (dice, calendar) =>
    {
        Instant start = GeneratedCalendars.Moment(dice);
        int days = dice.Between(1, 12);
        Instant due = new TimeLimit.WorkingDays(days, calendar).After(start, []);
        DateOnly began = calendar.DayOf(calendar.AfterOpen(start, Least) - Least);
        DateOnly ended = calendar.DayOf(due - Least);
        int counted = 0;
        for (DateOnly day = began.AddDays(1); day <= ended; day = day.AddDays(1))
        {
            counted += calendar.On(day).IsOpen ? 1 : 0;
        }

        bool beginsADay = due == calendar.MomentOf(calendar.DayOf(due), TimeSpan.Zero);
        return due == Instant.Ever || counted == days || (beginsADay && counted == days - 1);
    });

    [Fact]
    public void Open_time_is_what_a_look_at_the_clock_in_every_minute_counts() => ForAll(150, (dice, calendar) =>
    {
        Instant start = GeneratedCalendars.Moment(dice).FloorToMinute();
        Instant end = start + TimeSpan.FromMinutes(dice.Between(0, 4000));
        int minutes = 0;
        for (Instant at = start; at < end; at += TimeSpan.FromMinutes(1))
        {
            minutes += IsOpen(calendar, at) ? 1 : 0;
        }

        return calendar.OpenBetween(start, end) == TimeSpan.FromMinutes(minutes);
    });

    private static bool IsOpen(WorkCalendar calendar, Instant at)
    {
        DateTime shown = calendar.Zone.ToLocal(at);
        return calendar.On(DateOnly.FromDateTime(shown)).Spans.Any(span => span.Opens <= shown.TimeOfDay && shown.TimeOfDay < span.Closes);
    }

    private static TimeSpan Running(WorkCalendar calendar, Instant start, Instant due, TimeRange[] standing)
    {
        TimeSpan stood = TimeSpan.Zero;
        foreach (TimeRange range in standing.Where(range => range.To > start && range.From < due))
        {
            stood += calendar.OpenBetween(Instant.Max(start, range.From), Instant.Min(due, range.To));
        }

        return calendar.OpenBetween(start, due) - stood;
    }

    private static TimeLimit Any(Dice dice, WorkCalendar calendar) => dice.Below(3) switch
    {
        0 => new TimeLimit.WorkingDays(dice.Between(1, 10), calendar),
        1 => new TimeLimit.WorkingHours(dice.Between(1, 60), calendar),
        _ => new TimeLimit.Elapsed(TimeSpan.FromHours(dice.Between(1, 60))),
    };

    private static void ForAll(int cases, Func<Dice, WorkCalendar, bool> holds)
    {
        for (int seed = 1; seed <= (Property.Long ? cases * 20 : cases); seed++)
        {
            Dice dice = new(seed);
            WorkCalendar calendar = GeneratedCalendars.Any(dice);
            Assert.True(holds(dice, calendar), $"seed {seed}: {calendar.Canonical}");
        }
    }
}

using SloWatch.Core.Time;

namespace SloWatch.Core.Budgets;

/// <summary>The time a budget is counted over: what it covers when it is looked at just before an instant.</summary>
public abstract record BudgetWindow
{
    private protected BudgetWindow()
    {
    }

    /// <summary>How people write it: <c>30d</c>, <c>month (Europe/Amsterdam)</c>.</summary>
    public abstract string Text { get; }

    /// <summary>For rates; of a calendar period a round one, so that thresholds do not differ from month to month.</summary>
    public abstract TimeSpan Length { get; }

    /// <summary>The half-open range that ends at <paramref name="asOf"/>.</summary>
    public abstract TimeRange Before(Instant asOf);

    /// <summary>The one directly before a range that the window covers: as long, or the whole calendar period before.</summary>
    public TimeRange DirectlyBefore(TimeRange range) => Before(range.From);

    /// <summary>When the period ends in which the last moment before <paramref name="asOf"/> lies; null for a window that rolls on.</summary>
    public virtual Instant? EndOfPeriod(Instant asOf) => null;
}

public sealed record RollingWindow(TimeSpan Length) : BudgetWindow
{
    public override TimeSpan Length { get; } = Length;

    public override string Text => DurationText.Format(Length);

    public override TimeRange Before(Instant asOf) => new(asOf - Length, asOf);
}

public enum CalendarPeriod
{
    Week,
    Month,
    Quarter,
}

/// <summary>From the beginning of the week (Monday), month or quarter, in its time zone, in which the last moment before the instant lies.</summary>
public sealed record CalendarWindow(CalendarPeriod Period, TimeZoneInfo Zone) : BudgetWindow
{
    public override TimeSpan Length => TimeSpan.FromDays(Period switch { CalendarPeriod.Week => 7, CalendarPeriod.Month => 30, _ => 91 });

    public override string Text => $"{(Period switch { CalendarPeriod.Week => "week", CalendarPeriod.Month => "month", _ => "quarter" })} ({Zone.Id})";

    public override TimeRange Before(Instant asOf)
    {
        if (!asOf.IsFinite)
        {
            return new(asOf, asOf);
        }

        return new(Zone.ToInstant(FirstDay(asOf)), asOf);
    }

    public override Instant? EndOfPeriod(Instant asOf)
    {
        DateTime first = FirstDay(asOf);
        return Zone.ToInstant(Period switch { CalendarPeriod.Week => first.AddDays(7), CalendarPeriod.Month => first.AddMonths(1), _ => first.AddMonths(3) });
    }

    private DateTime FirstDay(Instant asOf) => FirstDay(Zone.ToLocal(new Instant(asOf.Micros - 1)));

    private DateTime FirstDay(DateTime local) => Period switch
    {
        CalendarPeriod.Week => local.Date.AddDays(-(((int)local.DayOfWeek + 6) % 7)),
        CalendarPeriod.Month => new DateTime(local.Year, local.Month, 1),
        _ => new DateTime(local.Year, (((local.Month - 1) / 3) * 3) + 1, 1),
    };
}

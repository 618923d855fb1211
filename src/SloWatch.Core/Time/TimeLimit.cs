using System.Globalization;
using SloWatch.Core.Time.Calendars;

namespace SloWatch.Core.Time;

/// <summary>How long something may take, with the clock that it is counted by: <c>24h</c> of every hour, <c>3bd</c> or <c>12bh</c> of a calendar.</summary>
public abstract record TimeLimit
{
    private TimeLimit()
    {
    }

    /// <summary>As people write it, with the calendar's name.</summary>
    public abstract string Text { get; }

    /// <summary>How much, as a part of a canonical text.</summary>
    public abstract string Amount { get; }

    /// <summary>All else that decides when it is over.</summary>
    public string Clock => Calendar?.Canonical ?? "elapsed";

    /// <summary>Amount and clock.</summary>
    public string Canonical => Calendar is null ? Amount : $"{Amount}@{Clock}";

    /// <summary>Null when every hour counts.</summary>
    public virtual WorkCalendar? Calendar => null;

    /// <summary>It is not over before so much time has passed.</summary>
    public abstract TimeSpan Least { get; }

    /// <summary>When it is over; <see cref="Instant.Ever"/> while the clock stands.</summary>
    /// <param name="standing">Ranges in which the clock stands, in order, without overlap or touch. What starts in one starts at its end.</param>
    public Instant After(Instant start, ReadOnlySpan<TimeRange> standing)
    {
        Instant begun = start;
        Instant? due = null;
        foreach (TimeRange stand in standing)
        {
            if (stand.Contains(begun))
            {
                begun = stand.To;
            }
            else if (stand.From > begun)
            {
                Instant until = due ?? After(begun);
                if (stand.From >= until)
                {
                    return until;
                }

                due = stand.To == Instant.Ever ? Instant.Ever : Later(until, stand);
            }
        }

        return begun == Instant.Ever ? Instant.Ever : due ?? After(begun);
    }

    protected abstract Instant After(Instant start);

    /// <summary>The moment by which as much of the clock's time has passed as the clock stood.</summary>
    protected abstract Instant Later(Instant due, TimeRange stood);

    public sealed record Elapsed(TimeSpan Length) : TimeLimit
    {
        public override string Text => DurationText.Format(Length);

        public override string Amount => Length.Ticks.ToString(CultureInfo.InvariantCulture);

        public override TimeSpan Least => Length;

        protected override Instant After(Instant start) => start + Length;

        protected override Instant Later(Instant due, TimeRange stood) => due + (stood.To - stood.From);
    }

    public sealed record WorkingDays(int Days, WorkCalendar By) : TimeLimit
    {
        public override string Text => $"{Amount} of {By.Name}";

        public override string Amount => string.Create(CultureInfo.InvariantCulture, $"{Days}bd");

        public override WorkCalendar Calendar => By;

        /// <summary>The first and the last day may be short, and a zone may skip one.</summary>
        public override TimeSpan Least => TimeSpan.FromDays(Math.Max(0, Days - 3));

        protected override Instant After(Instant start) => By.AfterDays(start, Days);

        protected override Instant Later(Instant due, TimeRange stood) => By.AfterOpen(due, By.OpenBetween(stood.From, stood.To));
    }

    public sealed record WorkingHours(int Hours, WorkCalendar By) : TimeLimit
    {
        public override string Text => $"{Amount} of {By.Name}";

        public override string Amount => string.Create(CultureInfo.InvariantCulture, $"{Hours}bh");

        public override WorkCalendar Calendar => By;

        public override TimeSpan Least => TimeSpan.FromHours(Hours);

        protected override Instant After(Instant start) => By.AfterOpen(start, Least);

        protected override Instant Later(Instant due, TimeRange stood) => By.AfterOpen(due, By.OpenBetween(stood.From, stood.To));
    }
}

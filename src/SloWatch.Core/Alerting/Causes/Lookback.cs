using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Budgets;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Causes;

/// <summary>How far back a decision looks. Equal ones read the same.</summary>
public abstract record Lookback
{
    private protected Lookback()
    {
    }

    /// <summary>As people write it.</summary>
    public abstract string Text { get; }

    public static Lookback Of(TimeSpan length) => new LengthBack(length);

    /// <summary>What a decision reads of a budget: a calendar period from its beginning, a window that rolls on from its <see cref="WindowEdge"/>.</summary>
    public static Lookback Of(BudgetWindow window) => window is CalendarWindow calendar ? new PeriodBack(calendar) : new LengthBack(window.Length);

    /// <param name="minute">A full one; it is the end of what is read.</param>
    public abstract TimeRange Before(Instant minute);

    /// <summary>The first minute after this one at which something may leave what is read.</summary>
    public abstract Instant NextMove(Instant minute);
}

/// <param name="Length">Whole minutes.</param>
public sealed record LengthBack(TimeSpan Length) : Lookback
{
    public override string Text => DurationText.Format(Length);

    public override TimeRange Before(Instant minute) => WindowEdge.Before(minute, Length);

    public override Instant NextMove(Instant minute) => WindowEdge.Of(minute, Length) + Length + TimeSpan.FromMinutes(WindowEdge.GrainOf(Length));
}

public sealed record PeriodBack(CalendarWindow Window) : Lookback
{
    public override string Text => Window.Text;

    public override TimeRange Before(Instant minute) => Window.Before(minute);

    public override Instant NextMove(Instant minute) => Instant.FromMinute(Window.EndOfPeriod(minute)!.Value.Minute + 1);
}

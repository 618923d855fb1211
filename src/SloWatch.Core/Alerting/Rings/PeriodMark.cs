using SloWatch.Core.Budgets;
using SloWatch.Core.Time;

namespace SloWatch.Core.Alerting.Rings;

/// <summary>The running sum at the beginning of a calendar period.</summary>
internal sealed class PeriodMark
{
    private readonly CalendarWindow window;
    private long begin;

    public PeriodMark(CalendarWindow window, long head)
    {
        this.window = window;
        Turn(head, default);
    }

    /// <summary>Decisions up to this minute read from the mark.</summary>
    public long End { get; private set; }

    public Counts Before { get; private set; }

    /// <summary>The period begins of which the minute after the head is the first.</summary>
    public void Turn(long head, Counts total)
    {
        Instant next = Instant.FromMinute(head + 1);
        (begin, End, Before) = (window.Before(next).From.Minute, window.EndOfPeriod(next)!.Value.Minute, total);
    }

    public void Correct(long minute, Counts change) => Before = minute < begin ? Before + change : Before;
}

using System.Globalization;

namespace SloWatch.Core.Time.Calendars;

/// <summary>Open from one time of the day to another, half-open; what closes at 24:00 closes with the day.</summary>
public readonly record struct OpenSpan(TimeSpan Opens, TimeSpan Closes)
{
    public override string ToString() => $"{Clock(Opens)}-{Clock(Closes)}";

    private static string Clock(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}");
}

/// <summary>When a day is open: spans in order, without overlap or touch.</summary>
public sealed class DayHours
{
    public static readonly DayHours Closed = new([]);

    private readonly List<OpenSpan> spans = [];

    /// <param name="written">In any order; ones that touch are one.</param>
    public DayHours(IEnumerable<OpenSpan> written)
    {
        foreach (OpenSpan span in written.OrderBy(span => span.Opens))
        {
            if (spans.Count > 0 && span.Opens <= spans[^1].Closes)
            {
                spans[^1] = spans[^1] with { Closes = Max(spans[^1].Closes, span.Closes) };
            }
            else
            {
                spans.Add(span);
            }
        }

        Text = IsOpen ? string.Join('+', spans) : "closed";
    }

    public IReadOnlyList<OpenSpan> Spans => spans;

    public bool IsOpen => spans.Count > 0;

    /// <summary>When an open day closes for good.</summary>
    public TimeSpan Closes => spans[^1].Closes;

    /// <summary>As in <c>09:00-12:00+13:00-17:00</c>; equal hours have equal texts.</summary>
    public string Text { get; }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}

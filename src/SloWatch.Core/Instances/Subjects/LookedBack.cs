using SloWatch.Core.Indicators;

namespace SloWatch.Core.Instances.Subjects;

/// <summary>How far back units of a subject are expected at most. Each is judged and kept, so a date that is wrong opens no thousand years, and many a day no ten.</summary>
public static class LookedBack
{
    /// <summary>No rule asks for more.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(10 * 366);

    /// <summary>More than a year of one a minute.</summary>
    private const int MostUnits = 600_000;

    /// <summary>In whole days, so that it stays the same as long as a day is open.</summary>
    /// <param name="indicators">All of one subject.</param>
    public static TimeSpan Of(IEnumerable<ISubjectIndicator> indicators)
    {
        int units = indicators.Max(one => one.UnitsADay);
        return units > MostUnits / Longest.Days ? TimeSpan.FromDays(MostUnits / units) : Longest;
    }
}

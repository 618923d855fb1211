using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Ledger;

namespace SloWatch.Core.Alerting.Policies;

/// <summary>
/// A total outage as an objective sees it: units come evenly and close soon; from one moment on none closes any more, and each is bad at
/// its limit. While the first limit runs nothing closes, so that a window holds the fewer good units the longer the limit is.
/// </summary>
/// <param name="UnitsPerDay">Good and bad.</param>
/// <param name="Limit">What lies between the last good unit and the first bad one, at the least.</param>
public readonly record struct TotalOutage(decimal UnitsPerDay, TimeSpan Limit)
{
    private const int MinutesPerDay = 1440;

    public decimal MinutesBetweenUnits => MinutesPerDay / UnitsPerDay;

    /// <summary>What is read of a window that ends so many minutes after the one in which the first unit turned bad began, if that was a full one of the window's grain.</summary>
    public Tally In(TimeSpan length, int minutes)
    {
        int window = (int)length.TotalMinutes + (minutes % WindowEdge.GrainOf(length));
        long bad = (long)(Math.Ceiling(Units(minutes)) - Math.Ceiling(Units(Math.Max(0, minutes - window))));
        long good = (long)Math.Floor(Units(Math.Max(0, window - minutes - (decimal)Limit.TotalMinutes)));
        return new Tally(0, good, bad, 0, 0);
    }

    private decimal Units(decimal minutes) => minutes * UnitsPerDay / MinutesPerDay;
}

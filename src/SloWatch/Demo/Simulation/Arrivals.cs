using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Simulation;

/// <summary>When customers come: each by herself, somewhat more of them by day than at night.</summary>
internal static class Arrivals
{
    private const double Swing = 0.15;
    private const double QuietestHour = 3;

    public static IEnumerable<Instant> From(Instant begin, double perMinute, Chance chance)
    {
        Instant now = begin;
        while (true)
        {
            now += chance.Gap(perMinute * DayCurve(now));
            yield return now;
        }
    }

    private static double DayCurve(Instant at) =>
        1 - (Swing * Math.Cos((at.ToDateTimeOffset().TimeOfDay.TotalHours - QuietestHour) * Math.Tau / 24));
}

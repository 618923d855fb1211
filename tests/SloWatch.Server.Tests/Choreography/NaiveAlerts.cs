using SloWatch.Core.Time;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Choreography;

/// <summary>What the policies of the examples call for, decided for each minute from what truly happened to the cases. It knows nothing of events, ledgers and windows in memory.</summary>
internal static class NaiveAlerts
{
    private const decimal Window = 30 * 24;
    private const int LeastBad = 3;

    private static readonly (string Text, string Severity, decimal Share, int LongHours)[] Pairs = [("5% in 12h", "Page", 0.05m, 12), ("15% in 3d", "Ticket", 0.15m, 72)];

    /// <param name="until">The last minute that is decided.</param>
    public static List<string> Of(IEnumerable<Way> ways, Instant until)
    {
        List<(Instant Minute, string Told)> told = [];
        foreach (Way way in ways)
        {
            ILookup<string, Counted> units = way.Units();
            foreach ((string objective, decimal target) in way.Targets)
            {
                Closed closed = new([.. units[objective]]);
                foreach ((string text, string severity, decimal share, int hours) in Pairs)
                {
                    told.AddRange(Changes($"{severity} {objective}, {text}", minute => IsOver(closed, minute, share, hours, 1 - target), until));
                }

                told.AddRange(Changes($"Ticket {objective}, budget spent", minute => closed.In(int.MinValue, minute) is { Bad: > 0 } all && all.Bad >= (1 - target) * (all.Good + all.Bad), until));
            }
        }

        return [.. told.OrderBy(one => one.Minute).ThenBy(one => one.Told, StringComparer.Ordinal).Select(one => $"{one.Minute} {one.Told}")];
    }

    private static bool IsOver(Closed closed, int minute, decimal share, int hours, decimal allowed)
    {
        // Windows of more than six hours begin on a full ten minutes (decision 0021).
        (int Good, int Bad) inLong = closed.In((int)Math.Floor((minute - (hours * 60)) / 10.0) * 10, minute), inShort = closed.In(minute - (hours * 5), minute);
        bool Burns((int Good, int Bad) some) => some.Good + some.Bad > 0 && some.Bad / (decimal)(some.Good + some.Bad) / allowed >= share * Window / hours;
        return inLong.Bad >= LeastBad && Burns(inLong) && Burns(inShort);
    }

    private static IEnumerable<(Instant, string)> Changes(string alert, Func<int, bool> isOver, Instant until)
    {
        bool open = false;
        for (int minute = 1; LiveServer.Noon + TimeSpan.FromMinutes(minute) <= until; minute++)
        {
            if (isOver(minute) != open)
            {
                open = !open;
                yield return (LiveServer.Noon + TimeSpan.FromMinutes(minute), $"{(open ? "Fired" : "Resolved")} {alert}");
            }
        }
    }

    /// <summary>By the minutes from noon in which units were decided.</summary>
    private sealed class Closed
    {
        private readonly int[] good, bad;

        public Closed(Counted[] units) => (good, bad) = (Minutes(units, isGood: true), Minutes(units, isGood: false));

        public (int Good, int Bad) In(int from, int to) => (Between(good, from, to), Between(bad, from, to));

        private static int[] Minutes(Counted[] units, bool isGood) => [.. units.Where(unit => unit.IsGood == isGood).Select(unit => (int)(unit.Decided.Minute - LiveServer.Noon.Minute)).Order()];

        private static int Between(int[] minutes, int from, int to) => Before(minutes, to) - Before(minutes, from);

        private static int Before(int[] minutes, int minute)
        {
            int place = Array.BinarySearch(minutes, minute);
            for (place = place < 0 ? ~place : place; place > 0 && minutes[place - 1] >= minute; place--)
            {
                // Several were decided in that minute.
            }

            return place;
        }
    }
}

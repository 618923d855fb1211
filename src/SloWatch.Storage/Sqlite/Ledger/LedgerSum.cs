using SloWatch.Core.Ledger;

namespace SloWatch.Storage.Sqlite.Ledger;

/// <summary>A sum of minutes: whole days from their roll-up, what is before and after them from the minutes.</summary>
internal static class LedgerSum
{
    public const int MinutesPerDay = 1440;

    public const string MinutesPerDayText = "1440";

    private const string Minutes =
        """
        SELECT ifnull(sum(begun), 0), ifnull(sum(good), 0), ifnull(sum(bad), 0), ifnull(sum(excluded), 0), ifnull(sum(closed_bad), 0)
        FROM ledger WHERE measurement = ?1 AND minute >= ?2 AND minute < ?3
        """;

    private const string Days =
        """
        SELECT ifnull(sum(begun), 0), ifnull(sum(good), 0), ifnull(sum(bad), 0), ifnull(sum(excluded), 0), ifnull(sum(closed_bad), 0)
        FROM ledger_day WHERE measurement = ?1 AND day >= ?2 AND day < ?3
        """;

    /// <summary>Over the minutes in [from, to).</summary>
    public static Tally Over(Connection connection, long measurement, long from, long to)
    {
        long firstDay = DayOf(from + MinutesPerDay - 1);
        long endDay = DayOf(to);
        return firstDay >= endDay
            ? Part(connection, Minutes, measurement, from, to)
            : Part(connection, Minutes, measurement, from, firstDay * MinutesPerDay)
                + Part(connection, Days, measurement, firstDay, endDay)
                + Part(connection, Minutes, measurement, endDay * MinutesPerDay, to);
    }

    /// <summary>Rounded down, before 1970 too.</summary>
    public static long DayOf(long minute) => (minute - (((minute % MinutesPerDay) + MinutesPerDay) % MinutesPerDay)) / MinutesPerDay;

    private static Tally Part(Connection connection, string sql, long measurement, long from, long to)
    {
        if (from >= to)
        {
            return default;
        }

        using Query query = connection.Query(sql);
        query.Bind(1, measurement);
        query.Bind(2, from);
        query.Bind(3, to);
        return query.Read() ? query.Tally() : default;
    }
}

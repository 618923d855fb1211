using System.Globalization;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite.Ledger;

namespace SloWatch.Storage.Sqlite;

/// <summary>Compares what the store keeps twice, so that an answer read from one place is as good as from the other.</summary>
internal static class SelfCheck
{
    private const string Days =
        $"""
        WITH sums AS (
            SELECT measurement, (minute - (minute % {LedgerSum.MinutesPerDayText} + {LedgerSum.MinutesPerDayText}) % {LedgerSum.MinutesPerDayText}) / {LedgerSum.MinutesPerDayText} AS day,
                sum(begun) AS begun, sum(good) AS good, sum(bad) AS bad, sum(excluded) AS excluded, sum(closed_bad) AS closed_bad
            FROM ledger GROUP BY 1, 2),
        differing AS (
            SELECT * FROM (SELECT * FROM sums EXCEPT SELECT * FROM ledger_day)
            UNION ALL
            SELECT * FROM (SELECT * FROM ledger_day EXCEPT SELECT * FROM sums))
        SELECT DISTINCT m.hash, d.day FROM differing d JOIN measurement m ON m.id = d.measurement
        WHERE d.begun != 0 OR d.good != 0 OR d.bad != 0 OR d.excluded != 0 OR d.closed_bad != 0
        ORDER BY 1, 2
        """;

    private const string Chunks =
        """
        SELECT w.name, i.instance FROM instance i JOIN workflow w ON w.id = i.workflow
        WHERE i.chunks > 1 AND i.chunks - 1 != (SELECT count(*) FROM chunk c WHERE c.instance = i.id AND c.ordinal < i.chunks - 1)
        ORDER BY 1, 2
        """;

    private const string Latest =
        """
        SELECT name FROM workflow w WHERE last_at IS NOT (SELECT max(last_at) FROM instance WHERE workflow = w.id) ORDER BY 1
        """;

    private const string Keys =
        """
        SELECT DISTINCT k.value FROM correlation_key k LEFT JOIN instance i ON i.id = k.instance AND i.workflow = k.workflow WHERE i.id IS NULL ORDER BY 1
        """;

    private const string Waiting =
        """
        SELECT DISTINCT value FROM anteroom_key WHERE waiting NOT IN (SELECT id FROM anteroom)
        UNION SELECT a.source FROM anteroom a WHERE NOT EXISTS (SELECT 1 FROM anteroom_key WHERE waiting = a.id) ORDER BY 1
        """;

    public static IReadOnlyList<string> Run(Connection connection)
    {
        List<string> damage = [];
        lock (connection.Gate)
        {
            using Moment moment = connection.OneMoment();
            AddPages(damage, connection);
            if (damage.Count > 0)
            {
                return damage; // what is read from damaged pages says nothing
            }

            Add(damage, connection, Days, row => $"the sum of the measurement {row.Text(0)} over the day {Day(row.Long(1))} is not that of its minutes");
            Add(damage, connection, Chunks, row => $"{row.Text(0)}/{row.Text(1)} lacks some of its facts");
            Add(damage, connection, Keys, row => $"the key {row.Text(0)} leads to an instance that is not there");
            Add(damage, connection, Waiting, row => $"what waits for a case and its keys do not fit together: {row.Text(0)}");
            Add(damage, connection, Latest, row => $"the latest fact noted for {row.Text(0)} is not that of its instances");
        }

        return damage;
    }

    private static void AddPages(List<string> damage, Connection connection)
    {
        try
        {
            Add(damage, connection, "PRAGMA integrity_check", row => row.Text(0) is var page && page == "ok" ? null : $"the file is damaged: {page}");
        }
        catch (StoreException e)
        {
            damage.Add(e.Message); // damaged so far that not even this could be read
        }
    }

    private delegate string? Sentence(Query row);

    private static void Add(List<string> damage, Connection connection, string sql, Sentence sentence)
    {
        using Query query = connection.Query(sql);
        while (query.Read())
        {
            if (sentence(query) is { } text)
            {
                damage.Add(text);
            }
        }
    }

    private static string Day(long day) =>
        Instant.FromMinute(day * LedgerSum.MinutesPerDay).ToDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

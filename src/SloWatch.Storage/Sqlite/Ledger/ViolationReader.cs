using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Storage.Sqlite.Ledger;

internal sealed class ViolationReader(Connection connection)
{
    private const int PageRows = 1024;

    private const string Columns = "v.instance, v.unit, v.at, v.reason, v.step, v.state, v.dependency, v.version, v.error, v.closed_at";

    private const string InRange =
        $"""
        SELECT {Columns}, w.name FROM violation v CROSS JOIN workflow w ON w.id = v.workflow
        WHERE v.measurement = (SELECT id FROM measurement WHERE hash = ?1) AND v.at >= ?2 AND v.at < ?3
        """;

    public List<Violation> Newest(string measurement, TimeRange range, int limit) =>
        Several($"{InRange} ORDER BY v.at DESC, v.workflow, v.instance, v.unit LIMIT ?4", measurement, range, limit);

    public List<Violation> Open(string measurement, TimeRange range, int limit) =>
        Several($"{InRange} AND v.closed_at IS NULL ORDER BY v.at, v.workflow, v.instance, v.unit LIMIT ?4", measurement, range, limit);

    public long CountOpen(string measurement, TimeRange range)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                """
                SELECT count(*) FROM violation
                WHERE measurement = (SELECT id FROM measurement WHERE hash = ?1) AND at >= ?2 AND at < ?3 AND closed_at IS NULL
                """);
            query.BindName(1, measurement);
            query.Bind(2, range.From);
            query.Bind(3, range.To);
            return query.Read() ? query.Long(0) : 0;
        }
    }

    public IEnumerable<Violation> All(string? measurement)
    {
        foreach ((string hash, string workflow) in Parts(measurement))
        {
            ViolationKey? last = null;
            while (Page(hash, workflow, last) is { Count: > 0 } page)
            {
                foreach (Violation violation in page)
                {
                    yield return violation;
                }

                last = page[^1].Key;
            }
        }
    }

    private List<Violation> Several(string sql, string measurement, TimeRange range, int limit)
    {
        List<Violation> several = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(sql);
            query.BindName(1, measurement);
            query.Bind(2, range.From);
            query.Bind(3, range.To);
            query.Bind(4, limit);
            while (query.Read())
            {
                several.Add(Read(query, measurement, query.Text(10)));
            }
        }

        return several;
    }

    /// <summary>A measurement judges one workflow, but the table is not told so.</summary>
    private List<(string Hash, string Workflow)> Parts(string? measurement)
    {
        List<(string, string)> parts = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                """
                SELECT m.hash, w.name FROM measurement m CROSS JOIN workflow w
                WHERE (?1 IS NULL OR m.hash = ?1) AND EXISTS (SELECT 1 FROM violation v WHERE v.measurement = m.id AND v.workflow = w.id)
                ORDER BY m.hash, w.name
                """);
            query.Bind(1, measurement);
            while (query.Read())
            {
                parts.Add((query.Text(0), query.Text(1)));
            }
        }

        return parts;
    }

    private List<Violation> Page(string measurement, string workflow, ViolationKey? after)
    {
        List<Violation> page = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                $"""
                SELECT {Columns} FROM violation v
                WHERE v.measurement = (SELECT id FROM measurement WHERE hash = ?1) AND v.workflow = (SELECT id FROM workflow WHERE name = ?2)
                    AND (v.instance, v.unit) > (?3, ?4)
                ORDER BY v.instance, v.unit
                """);
            query.BindName(1, measurement);
            query.BindName(2, workflow);
            query.Bind(3, after?.Instance ?? "");
            query.Bind(4, after?.Unit ?? "");
            while (page.Count < PageRows && query.Read())
            {
                page.Add(Read(query, measurement, workflow));
            }
        }

        return page;
    }

    private static Violation Read(Query row, string measurement, string workflow) => new(
        measurement,
        workflow,
        row.Text(0),
        row.Text(1),
        row.Instant(2),
        row.Text(3),
        row.TextOrNull(4),
        row.TextOrNull(5),
        row.TextOrNull(6),
        row.TextOrNull(7),
        row.TextOrNull(8),
        row.InstantOrNull(9));
}

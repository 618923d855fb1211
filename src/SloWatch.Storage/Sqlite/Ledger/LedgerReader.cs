using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Ledger;

internal sealed class LedgerReader(Connection connection) : ILedgerReader
{
    private const int PageRows = 4096;

    private const string LedgerRows = $"SELECT begun, good, bad, excluded, closed_bad, minute FROM ledger {FromMinute}";

    private const string BalanceRows = $"SELECT begun, good, bad, excluded, closed_bad, minute FROM balance {FromMinute}";

    private const string FromMinute = "WHERE measurement = (SELECT id FROM measurement WHERE hash = ?1) AND minute >= ?2 ORDER BY minute";

    private readonly ViolationReader violations = new(connection);

    public AuditFinding? LastAudit()
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT ended_at, differences FROM audit_finding");
            return query.Read() ? new(query.Instant(0), (int)query.Long(1)) : null;
        }
    }

    public IReadOnlyList<string> Measurements() => Hashes("SELECT hash FROM measurement WHERE complete ORDER BY hash");

    public IReadOnlyList<string> Unfinished() => Hashes("SELECT hash FROM measurement WHERE NOT complete ORDER BY hash");

    public Tally Sum(string measurement, Instant from, Instant to)
    {
        lock (connection.Gate)
        {
            return MeasurementNumber.Of(connection, measurement) is { } number ? LedgerSum.Over(connection, number, from.Minute, to.Minute) : default;
        }
    }

    public IEnumerable<(long Minute, Tally Tally)> Minutes(string measurement, Instant from) => Minutes(LedgerRows, measurement, from.Minute);

    public IEnumerable<(long Minute, Tally Tally)> Balance(string measurement) => Minutes(BalanceRows, measurement, Instant.Never.Minute);

    public Instant CountedFrom(string measurement)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT counted_from FROM measurement WHERE hash = ?1");
            query.BindName(1, measurement);
            return query.Read() ? query.InstantOrNull(0) ?? Instant.Never : Instant.Never;
        }
    }

    public Instant? OldestLatePosting(string workflow)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT min(minute) FROM late_posting WHERE workflow = ?1");
            query.BindName(1, workflow);
            return query.Read() && !query.IsNull(0) ? Instant.FromMinute(query.Long(0)) : null;
        }
    }

    public IEnumerable<Violation> Violations(string measurement, TimeRange range, int limit) => violations.Newest(measurement, range, limit);

    public IReadOnlyList<Violation> OpenViolations(string measurement, TimeRange range, int limit) => violations.Open(measurement, range, limit);

    public long CountOpenViolations(string measurement, TimeRange range) => violations.CountOpen(measurement, range);

    public IEnumerable<Violation> AllViolations(string? measurement) => violations.All(measurement);

    public IEnumerable<StoredLatePosting> LatePostings(string measurement)
    {
        long after = 0;
        while (LatePage(measurement, after) is { Count: > 0 } page)
        {
            foreach ((long _, StoredLatePosting posting) in page)
            {
                yield return posting;
            }

            after = page[^1].Id;
        }
    }

    private IEnumerable<(long Minute, Tally Tally)> Minutes(string rows, string measurement, long next)
    {
        while (Page(rows, measurement, next) is { Count: > 0 } page)
        {
            foreach ((long, Tally) minute in page)
            {
                yield return minute;
            }

            next = page[^1].Minute + 1;
        }
    }

    private List<string> Hashes(string sql)
    {
        List<string> hashes = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(sql);
            while (query.Read())
            {
                hashes.Add(query.Text(0));
            }
        }

        return hashes;
    }

    private List<(long Minute, Tally Tally)> Page(string rows, string measurement, long from)
    {
        List<(long, Tally)> page = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(rows);
            query.BindName(1, measurement);
            query.Bind(2, from);
            while (page.Count < PageRows && query.Read())
            {
                page.Add((query.Long(5), query.Tally()));
            }
        }

        return page;
    }

    private List<(long Id, StoredLatePosting Posting)> LatePage(string measurement, long after)
    {
        List<(long, StoredLatePosting)> page = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                """
                SELECT begun, good, bad, excluded, closed_bad, minute, workflow, instance, unit, cause, recorded_at, id FROM late_posting
                WHERE measurement = (SELECT id FROM measurement WHERE hash = ?1) AND id > ?2 ORDER BY id
                """);
            query.BindName(1, measurement);
            query.Bind(2, after);
            while (page.Count < PageRows && query.Read())
            {
                StoredLatePosting posting = new(
                    measurement, query.Long(5), query.Text(6), query.Text(7), query.Text(8), query.Tally(), query.Text(9), query.Instant(10));
                page.Add((query.Long(11), posting));
            }
        }

        return page;
    }
}

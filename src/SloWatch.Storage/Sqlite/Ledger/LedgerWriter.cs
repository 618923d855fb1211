using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Ledger;

/// <summary>Adds to minutes and to their days, and keeps which measurements are complete.</summary>
internal sealed class LedgerWriter(Connection connection, NameNumbers measurements)
{
    private const string AddMinute =
        """
        INSERT INTO ledger (measurement, minute, begun, good, bad, excluded, closed_bad) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT DO UPDATE SET begun = begun + excluded.begun, good = good + excluded.good, bad = bad + excluded.bad,
            excluded = ledger.excluded + excluded.excluded, closed_bad = closed_bad + excluded.closed_bad
        """;

    private const string AddBalance =
        """
        INSERT INTO balance (measurement, minute, begun, good, bad, excluded, closed_bad) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT DO UPDATE SET begun = begun + excluded.begun, good = good + excluded.good, bad = bad + excluded.bad,
            excluded = balance.excluded + excluded.excluded, closed_bad = closed_bad + excluded.closed_bad
        """;

    private const string AddDay =
        """
        INSERT INTO ledger_day (measurement, day, begun, good, bad, excluded, closed_bad) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT DO UPDATE SET begun = begun + excluded.begun, good = good + excluded.good, bad = bad + excluded.bad,
            excluded = ledger_day.excluded + excluded.excluded, closed_bad = closed_bad + excluded.closed_bad
        """;

    public void Note(AuditFinding? finding)
    {
        if (finding is not null)
        {
            using Query replace = connection.Query("INSERT OR REPLACE INTO audit_finding (id, ended_at, differences) VALUES (1, ?1, ?2)");
            replace.Bind(1, finding.EndedAt);
            replace.Bind(2, finding.Differences);
            replace.Run();
        }
    }

    public void Drop(List<string> hashes)
    {
        foreach (string hash in hashes)
        {
            if (measurements.Stored(hash) is { } number)
            {
                DropRows(number);
            }
        }

        if (hashes.Count > 0)
        {
            measurements.Forget();
        }
    }

    /// <summary>In the order of the keys, so that neighbours meet in one page, and so that a day's minutes add up before its row is touched.</summary>
    public void Add(Dictionary<(string Measurement, long Minute), Tally> ledger)
    {
        if (ledger.Count == 0)
        {
            return;
        }

        List<Bucket> buckets = Sorted(ledger);
        Add(AddMinute, buckets);
        Add(AddDay, Days(buckets));
        connection.Run("DELETE FROM ledger WHERE begun = 0 AND good = 0 AND bad = 0 AND excluded = 0 AND closed_bad = 0");
    }

    /// <summary>Of what is removed; the ledger keeps it.</summary>
    public void Close(Dictionary<(string Measurement, long Minute), Tally> balance) => Add(AddBalance, Sorted(balance));

    public void CountFrom(List<(string Measurement, Instant From)> counted)
    {
        using Query update = connection.Query("UPDATE measurement SET counted_from = ?2 WHERE id = ?1");
        foreach ((string hash, Instant from) in counted)
        {
            update.Bind(1, measurements.NumberOf(hash));
            update.Bind(2, from);
            update.Run();
        }
    }

    public void Complete(List<string> hashes) => Set(hashes, complete: true);

    public void Retire(List<string> hashes) => Set(hashes, complete: false);

    private void Set(List<string> hashes, bool complete)
    {
        using Query update = connection.Query("UPDATE measurement SET complete = ?2 WHERE id = ?1");
        foreach (string hash in hashes)
        {
            update.Bind(1, measurements.NumberOf(hash));
            update.Bind(2, complete ? 1 : 0);
            update.Run();
        }
    }

    public void AddLate(Commit commit)
    {
        using Query insert = connection.Query(
            """
            INSERT INTO late_posting (measurement, minute, begun, good, bad, excluded, closed_bad, workflow, instance, unit, cause, recorded_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """);
        foreach (LatePosting late in commit.Late)
        {
            insert.Bind(1, measurements.NumberOf(late.Measurement.Hash));
            insert.Bind(2, late.Minute);
            insert.Bind(3, late.Change);
            insert.BindName(8, late.Workflow);
            insert.BindName(9, late.Instance);
            insert.BindName(10, late.Unit);
            insert.Bind(11, late.Cause);
            insert.Bind(12, commit.RecordedAt);
            insert.Run();
        }
    }

    private List<Bucket> Sorted(Dictionary<(string Measurement, long Minute), Tally> ledger)
    {
        List<Bucket> buckets = new(ledger.Count);
        foreach (((string measurement, long minute), Tally change) in ledger)
        {
            if (!change.IsZero)
            {
                buckets.Add(new Bucket(measurements.NumberOf(measurement), minute, change));
            }
        }

        buckets.Sort();
        return buckets;
    }

    private static List<Bucket> Days(List<Bucket> minutes)
    {
        List<Bucket> days = [];
        foreach ((long measurement, long minute, Tally change) in minutes)
        {
            long day = LedgerSum.DayOf(minute);
            if (days.Count > 0 && days[^1].Measurement == measurement && days[^1].Unit == day)
            {
                days[^1] = days[^1] with { Change = days[^1].Change + change };
            }
            else
            {
                days.Add(new Bucket(measurement, day, change));
            }
        }

        return days;
    }

    private void Add(string sql, List<Bucket> buckets)
    {
        using Query add = connection.Query(sql);
        foreach ((long measurement, long unit, Tally change) in buckets)
        {
            add.Bind(1, measurement);
            add.Bind(2, unit);
            add.Bind(3, change);
            add.Run();
        }
    }

    private void DropRows(long number)
    {
        foreach (string sql in (ReadOnlySpan<string>)[
            "DELETE FROM ledger WHERE measurement = ?1",
            "DELETE FROM ledger_day WHERE measurement = ?1",
            "DELETE FROM balance WHERE measurement = ?1",
            "DELETE FROM violation WHERE measurement = ?1",
            "DELETE FROM late_posting WHERE measurement = ?1",
            "DELETE FROM measurement WHERE id = ?1"])
        {
            using Query delete = connection.Query(sql);
            delete.Bind(1, number);
            delete.Run();
        }
    }
}

/// <param name="Unit">A minute or a day since 1970.</param>
internal readonly record struct Bucket(long Measurement, long Unit, Tally Change) : IComparable<Bucket>
{
    public int CompareTo(Bucket other) => Measurement != other.Measurement ? Measurement.CompareTo(other.Measurement) : Unit.CompareTo(other.Unit);
}

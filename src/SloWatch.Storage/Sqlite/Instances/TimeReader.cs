using SloWatch.Core.Instances;
using SloWatch.Core.Time;

namespace SloWatch.Storage.Sqlite.Instances;

/// <summary>Instances that were open, or heard of, in a time: page by page, by their ends.</summary>
internal sealed class TimeReader(Connection connection, string workflow, TimeRange time, int pageRows, int pageBytes)
{
    // Those that ended before it are told by their latest fact, which no index holds: their rows are looked at, but not their facts.
    private const string Ended = "ended_at >= ?2", Open = "ended_at IS NULL", WentOn = "ended_at < ?2 AND last_at >= ?2";

    public IEnumerable<StoredInstance> Rows() => new[] { Open, Ended, WentOn }.SelectMany(Pages);

    private IEnumerable<StoredInstance> Pages(string which)
    {
        (Instant EndedAt, long Number) last = (Instant.Never, long.MinValue);
        while (Page(which, last) is { Count: > 0 } page)
        {
            foreach (StoredInstance instance in page)
            {
                yield return instance;
            }

            last = (page[^1].Summary.EndedAt ?? Instant.Never, page[^1].Number);
        }
    }

    private List<StoredInstance> Page(string which, (Instant EndedAt, long Number) after)
    {
        List<StoredInstance> page = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                $"""
                SELECT {InstanceRow.Columns}, instance FROM instance
                WHERE workflow = (SELECT id FROM workflow WHERE name = ?1) AND {which} AND {(which == Open ? "id > ?5" : "(ended_at, id) > (?4, ?5)")} AND first_at < ?3
                    AND {InstanceRow.IsCase}
                ORDER BY ended_at, id
                """);
            query.BindName(1, workflow);
            query.Bind(2, time.From);
            query.Bind(3, time.To);
            query.Bind(4, after.EndedAt);
            query.Bind(5, after.Number);
            long bytes = 0;
            while (page.Count < pageRows && bytes < pageBytes && query.Read())
            {
                page.Add(InstanceRow.Read(connection, query, new InstanceKey(workflow, query.Text(InstanceRow.ColumnCount)), out int size));
                bytes += size;
            }
        }

        return page;
    }
}

using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Instances;

internal sealed class InstanceReader(Connection connection) : IInstanceReader
{
    /// <summary>
    /// The last comparison is that of the index, which holds only instances that have a deadline; rows are sought by the one before it. SQLite would ask
    /// of a bare ?2 whether it implies that, and plan anew for each value; of +?2 it does not.
    /// </summary>
    internal const string DueBefore =
        """
        SELECT instance FROM instance
        WHERE workflow = (SELECT id FROM workflow WHERE name = ?1) AND next_deadline < +?2 AND next_deadline < 9223372036854775807
        ORDER BY next_deadline LIMIT ?3
        """;

    // A page ends with its rows or its bytes, whichever is first: one instance may have megabytes of facts.
    private const int PageRows = 256;
    private const int PageBytes = 1 << 20;

    /// <summary>No text that begins with a prefix comes after the prefix and this.</summary>
    private const string LastCharacter = "\U0010FFFF";

    public IReadOnlyList<StoredInstance?> Load(IReadOnlyList<InstanceKey> keys)
    {
        StoredInstance?[] found = new StoredInstance?[keys.Count];
        lock (connection.Gate)
        {
            using Moment moment = connection.OneMoment();
            using Query query = connection.Query($"SELECT {InstanceRow.Columns} FROM instance WHERE workflow = ?1 AND instance = ?2");
            long workflow = 0;
            for (int i = 0; i < found.Length; i++)
            {
                workflow = i > 0 && keys[i].Workflow == keys[i - 1].Workflow ? workflow : NumberOf(keys[i].Workflow);
                query.Bind(1, workflow);
                query.BindName(2, keys[i].Id);
                found[i] = query.Read() ? InstanceRow.Read(connection, query, keys[i], out _) : null;
                query.Reset();
            }
        }

        return found;
    }

    public IReadOnlyList<InstanceKey> Find(string id)
    {
        lock (connection.Gate)
        {
            List<InstanceKey> byId = Keys(
                "SELECT w.name, i.instance FROM workflow w CROSS JOIN instance i ON i.workflow = w.id AND i.instance = ?1 ORDER BY w.name LIMIT ?2", id, int.MaxValue);
            return byId.Count > 0
                ? byId
                : WithBusinessKey(id, int.MaxValue);
        }
    }

    public IReadOnlyList<InstanceKey> WithBusinessKey(string businessKey, int limit)
    {
        lock (connection.Gate)
        {
            return Keys("SELECT w.name, i.instance FROM instance i JOIN workflow w ON w.id = i.workflow WHERE i.business_key = ?1 ORDER BY w.name, i.instance LIMIT ?2", businessKey, limit);
        }
    }

    public IReadOnlyList<InstanceKey> StartingWith(string prefix, int limit)
    {
        List<InstanceKey> keys = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                """
                SELECT w.name, i.instance FROM workflow w CROSS JOIN instance i ON i.workflow = w.id AND i.instance >= ?1 AND i.instance < ?2
                ORDER BY w.name, i.instance LIMIT ?3
                """);
            query.BindName(1, prefix);
            query.BindName(2, prefix + LastCharacter);
            query.Bind(3, limit);
            while (query.Read())
            {
                keys.Add(new InstanceKey(query.Text(0), query.Text(1)));
            }
        }

        return keys;
    }

    public IEnumerable<StoredInstance> All(string? workflow)
    {
        foreach (string name in workflow is null ? Workflows() : [workflow])
        {
            foreach (StoredInstance instance in Pages(name, null))
            {
                yield return instance;
            }
        }
    }

    public IEnumerable<StoredInstance> After(InstanceKey last) => Pages(last.Workflow, last.Id);

    public IEnumerable<StoredInstance> Touching(string workflow, TimeRange time) => new TimeReader(connection, workflow, time, PageRows, PageBytes).Rows();

    public IReadOnlyList<InstanceKey> Due(string workflow, Instant before, int limit)
    {
        List<InstanceKey> due = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(DueBefore);
            query.BindName(1, workflow);
            query.Bind(2, before);
            query.Bind(3, limit);
            while (query.Read())
            {
                due.Add(new InstanceKey(workflow, query.Text(0)));
            }
        }

        return due;
    }

    public IReadOnlyList<InstanceKey> Ended(string workflow, Instant before, int limit)
    {
        List<InstanceKey> ended = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                $"""
                SELECT instance FROM instance
                WHERE workflow = (SELECT id FROM workflow WHERE name = ?1) AND ended_at < ?2
                    AND {InstanceRow.IsCase}
                ORDER BY ended_at DESC LIMIT ?3
                """);
            query.BindName(1, workflow);
            query.Bind(2, before);
            query.Bind(3, limit);
            while (query.Read())
            {
                ended.Add(new InstanceKey(workflow, query.Text(0)));
            }
        }

        return ended;
    }

    public IReadOnlyList<EndedInstance> Over(string workflow, Instant before, EndedInstance? after, int limit) => RetentionReader.Over(connection, workflow, before, after, limit);

    public IReadOnlyList<(string Workflow, Instant Horizon)> Horizons() => RetentionReader.Horizons(connection);

    public IReadOnlyList<SharedKey> Sharing(InstanceKey instance, string workflow, string? key, int limit)
    {
        lock (connection.Gate)
        {
            return KeyReader.Sharing(connection, instance, workflow, key, limit);
        }
    }

    public IReadOnlyList<NamedValue> Keys(InstanceKey instance)
    {
        lock (connection.Gate)
        {
            return KeyReader.Of(connection, instance);
        }
    }

    public IReadOnlyList<string> Workflows()
    {
        List<string> names = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT name FROM workflow WHERE last_at IS NOT NULL ORDER BY name");
            while (query.Read())
            {
                names.Add(query.Text(0));
            }
        }

        return names;
    }

    public long Count(string? workflow)
    {
        lock (connection.Gate)
        {
            using Query query = workflow is null
                ? connection.Query("SELECT count(*) FROM instance")
                : connection.Query("SELECT count(*) FROM instance WHERE workflow = (SELECT id FROM workflow WHERE name = ?1)");
            if (workflow is not null)
            {
                query.BindName(1, workflow);
            }

            return query.Read() ? query.Long(0) : 0;
        }
    }

    public long CountCases(string workflow) =>
        Count(workflow) - new[] { SubjectKey.Schedule, SubjectKey.Gauge, SubjectKey.Counts }.Sum(kind => CountStartingWith(workflow, kind)) - VoidRow.Count(connection, workflow);

    public long CountOpen(string workflow)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT count(*) FROM instance WHERE workflow = (SELECT id FROM workflow WHERE name = ?1) AND ended_at IS NULL");
            query.BindName(1, workflow);
            return query.Read() ? query.Long(0) : 0;
        }
    }

    public Instant? FirstFactAt(string workflow) => FirstFact.At(connection, workflow);

    public Instant? LastFactAt(string workflow)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT last_at FROM workflow WHERE name = ?1");
            query.BindName(1, workflow);
            return query.Read() && query.InstantOrNull(0) is { IsFinite: true } latest ? latest : null;
        }
    }

    /// <summary>0: it is not known.</summary>
    private long NumberOf(string workflow)
    {
        using Query query = connection.Query("SELECT id FROM workflow WHERE name = ?1");
        query.BindName(1, workflow);
        return query.Read() ? query.Long(0) : 0;
    }

    private long CountStartingWith(string workflow, string prefix)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT count(*) FROM instance WHERE workflow = (SELECT id FROM workflow WHERE name = ?1) AND instance >= ?2 AND instance < ?3");
            query.BindName(1, workflow);
            query.BindName(2, prefix);
            query.BindName(3, prefix + LastCharacter);
            return query.Read() ? query.Long(0) : 0;
        }
    }

    private IEnumerable<StoredInstance> Pages(string workflow, string? last)
    {
        while (Page(workflow, last) is { Count: > 0 } page)
        {
            foreach (StoredInstance instance in page)
            {
                yield return instance;
            }

            last = page[^1].Key.Id;
        }
    }

    private List<StoredInstance> Page(string workflow, string? after)
    {
        List<StoredInstance> page = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                $"""
                SELECT {InstanceRow.Columns}, instance FROM instance
                WHERE workflow = (SELECT id FROM workflow WHERE name = ?1) AND (?2 IS NULL OR instance > ?2) ORDER BY instance
                """);
            query.BindName(1, workflow);
            query.Bind(2, after);
            long bytes = 0;
            while (page.Count < PageRows && bytes < PageBytes && query.Read())
            {
                page.Add(InstanceRow.Read(connection, query, new InstanceKey(workflow, query.Text(InstanceRow.ColumnCount)), out int size));
                bytes += size;
            }
        }

        return page;
    }

    private List<InstanceKey> Keys(string sql, string id, int limit)
    {
        List<InstanceKey> keys = [];
        using Query query = connection.Query(sql);
        query.BindName(1, id);
        query.Bind(2, limit);
        while (query.Read())
        {
            keys.Add(new InstanceKey(query.Text(0), query.Text(1)));
        }

        return keys;
    }
}

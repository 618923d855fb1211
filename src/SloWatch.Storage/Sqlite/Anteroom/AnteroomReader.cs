using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Anteroom;

internal sealed class AnteroomReader(Connection connection) : IAnteroomReader
{
    private const string Columns = "a.id, a.workflow, a.source, a.identity, a.facts, a.origin, a.since";

    public IReadOnlyList<string> Owners(string workflow, NamedValue key, int limit)
    {
        List<string> owners = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                """
                SELECT DISTINCT i.instance FROM correlation_key k CROSS JOIN instance i
                WHERE k.workflow = (SELECT id FROM workflow WHERE name = ?1) AND k.name IN (?2, ?3) AND k.value = ?4 AND i.id = k.instance
                ORDER BY 1 LIMIT ?5
                """);
            query.BindName(1, workflow);
            query.BindName(2, key.Name);
            query.BindName(3, WithdrawnKey.Noted(key).Name);
            query.BindName(4, key.Value);
            query.Bind(5, limit);
            while (query.Read())
            {
                owners.Add(query.Text(0));
            }
        }

        return owners;
    }

    public IReadOnlyList<WaitingFact> Carrying(string workflow, NamedValue key)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                $"SELECT {Columns} FROM anteroom_key k CROSS JOIN anteroom a WHERE k.workflow = ?1 AND k.name = ?2 AND k.value = ?3 AND a.id = k.waiting ORDER BY a.id");
            query.BindName(1, workflow);
            query.BindName(2, key.Name);
            query.BindName(3, key.Value);
            return Read(query);
        }
    }

    public WaitingFact? Find(string workflow, byte[] identity)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query($"SELECT {Columns} FROM anteroom a WHERE workflow = ?1 AND identity = ?2");
            query.BindName(1, workflow);
            query.Bind(2, identity);
            return Read(query).FirstOrDefault();
        }
    }

    public IReadOnlyList<WaitingCount> Counts()
    {
        List<WaitingCount> counts = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT source, workflow, count(*), min(since) FROM anteroom GROUP BY source, workflow ORDER BY source, workflow");
            while (query.Read())
            {
                counts.Add(new WaitingCount(query.Text(0), query.Text(1), query.Long(2), query.Instant(3)));
            }
        }

        return counts;
    }

    public long Count(string source, string workflow)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT count(*) FROM anteroom WHERE source = ?1 AND workflow = ?2");
            query.BindName(1, source);
            query.BindName(2, workflow);
            return query.Read() ? query.Long(0) : 0;
        }
    }

    public IReadOnlyList<WaitingFact> After(string? workflow, long id, int limit)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query($"SELECT {Columns} FROM anteroom a WHERE id > ?2 AND (?1 IS NULL OR workflow = ?1) ORDER BY id LIMIT ?3");
            query.Bind(1, workflow);
            query.Bind(2, id);
            query.Bind(3, limit);
            return Read(query);
        }
    }

    public IReadOnlyList<WaitingFact> Before(string workflow, Instant since, int limit)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query($"SELECT {Columns} FROM anteroom a WHERE workflow = ?1 AND since < ?2 ORDER BY since, id LIMIT ?3");
            query.BindName(1, workflow);
            query.Bind(2, since);
            query.Bind(3, limit);
            return Read(query);
        }
    }

    public IReadOnlyList<CorrelatedWorkflow> Correlated()
    {
        List<CorrelatedWorkflow> correlated = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT workflow, names FROM correlated ORDER BY workflow");
            while (query.Read())
            {
                correlated.Add(new CorrelatedWorkflow(query.Text(0), query.Text(1).Split('\n', StringSplitOptions.RemoveEmptyEntries)));
            }
        }

        return correlated;
    }

    public IReadOnlyList<SharedValue> Shared(string workflow, string key, int limit)
    {
        List<SharedValue> shared = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                """
                SELECT value, count(DISTINCT instance) FROM correlation_key
                WHERE workflow = (SELECT id FROM workflow WHERE name = ?1) AND name IN (?2, ?3)
                GROUP BY value HAVING count(DISTINCT instance) > 1 ORDER BY value LIMIT ?4
                """);
            query.BindName(1, workflow);
            query.BindName(2, key);
            query.BindName(3, WithdrawnKey.Mark + key);
            query.Bind(4, limit);
            while (query.Read())
            {
                shared.Add(new SharedValue(query.Text(0), query.Long(1)));
            }
        }

        return shared;
    }

    private static List<WaitingFact> Read(Query query)
    {
        List<WaitingFact> waiting = [];
        while (query.Read())
        {
            List<WorkflowEvent> told = [];
            string workflow = query.Text(1);
            FactPacker.Unpack(query.Bytes(4), new InstanceKey(workflow, ""), told);
            waiting.Add(new WaitingFact(query.Long(0), workflow, query.Text(2), query.Bytes(3), told, query.Text(5), query.Instant(6)));
        }

        return waiting;
    }
}

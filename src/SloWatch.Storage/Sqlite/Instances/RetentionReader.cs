using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Instances;

/// <summary>What may be removed, and how far it was.</summary>
internal static class RetentionReader
{
    public static IReadOnlyList<EndedInstance> Over(Connection connection, string workflow, Instant before, EndedInstance? after, int limit)
    {
        List<EndedInstance> over = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                """
                SELECT instance, ended_at, id FROM instance
                WHERE workflow = (SELECT id FROM workflow WHERE name = ?1) AND ended_at < ?2 AND (ended_at, id) > (?3, ?4)
                    AND last_at < ?2 AND next_deadline = 9223372036854775807
                ORDER BY ended_at, id LIMIT ?5
                """);
            query.BindName(1, workflow);
            query.Bind(2, before);
            query.Bind(3, after?.EndedAt ?? Instant.Never);
            query.Bind(4, after?.Number ?? long.MinValue);
            query.Bind(5, limit);
            while (query.Read())
            {
                over.Add(new EndedInstance(new InstanceKey(workflow, query.Text(0)), query.Instant(1), query.Long(2)));
            }
        }

        return over;
    }

    public static IReadOnlyList<(string Workflow, Instant Horizon)> Horizons(Connection connection)
    {
        List<(string, Instant)> horizons = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT name, horizon FROM workflow WHERE horizon IS NOT NULL ORDER BY name");
            while (query.Read())
            {
                horizons.Add((query.Text(0), query.Instant(1)));
            }
        }

        return horizons;
    }
}

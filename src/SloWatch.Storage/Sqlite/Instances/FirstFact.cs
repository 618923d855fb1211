using SloWatch.Core.Time;

namespace SloWatch.Storage.Sqlite.Instances;

/// <summary>When anything of a workflow was first heard of. It is asked for seldom, and has no index.</summary>
internal static class FirstFact
{
    /// <summary>Rows without facts of their own have none.</summary>
    public static Instant? At(Connection connection, string workflow)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT min(first_at) FROM instance WHERE workflow = (SELECT id FROM workflow WHERE name = ?1) AND first_at <= last_at");
            query.BindName(1, workflow);
            return query.Read() ? query.InstantOrNull(0) : null;
        }
    }
}

using SloWatch.Core.Time;

namespace SloWatch.Storage.Sqlite.Instances;

/// <summary>
/// Keeps each workflow's latest fact, which every report asks for, without an index that every event would change: it only grows as
/// long as facts are added. It is looked up again when the instance that had it lost facts.
/// </summary>
internal sealed class LatestFacts(Connection connection, NameNumbers workflows)
{
    private readonly Dictionary<string, Instant> grown = [];
    private readonly Dictionary<string, Instant> fallen = [];

    public void Begin()
    {
        grown.Clear();
        fallen.Clear();
    }

    public void Saw(string workflow, Instant before, Instant now)
    {
        Raise(grown, workflow, now);
        if (now < before)
        {
            Raise(fallen, workflow, before);
        }
    }

    public void Removed(string workflow, Instant before) => Raise(fallen, workflow, before);

    /// <summary>When all instances of the transaction are written.</summary>
    public void Keep()
    {
        Update("UPDATE workflow SET last_at = (SELECT max(last_at) FROM instance WHERE workflow = ?1) WHERE id = ?1 AND last_at <= ?2", fallen);
        Update("UPDATE workflow SET last_at = ?2 WHERE id = ?1 AND (last_at IS NULL OR last_at < ?2)", grown);
    }

    private void Update(string sql, Dictionary<string, Instant> latest)
    {
        foreach ((string workflow, Instant at) in latest)
        {
            using Query update = connection.Query(sql);
            update.Bind(1, workflows.NumberOf(workflow));
            update.Bind(2, at);
            update.Run();
        }
    }

    private static void Raise(Dictionary<string, Instant> latest, string workflow, Instant at)
    {
        if (!latest.TryGetValue(workflow, out Instant known) || known < at)
        {
            latest[workflow] = at;
        }
    }
}

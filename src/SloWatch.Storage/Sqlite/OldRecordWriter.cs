using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite;

/// <summary>Removes records of what was, some at a time, the oldest first.</summary>
internal sealed class OldRecordWriter(Connection connection)
{
    private const int Most = 500;

    public void Remove(OldRecords old)
    {
        if (old.Workflow is not { } workflow)
        {
            Remove("DELETE FROM quarantine WHERE id IN (SELECT id FROM quarantine WHERE recorded_at < ?1 ORDER BY recorded_at LIMIT ?2)", old.Before.Micros, null);
            return;
        }

        Remove("DELETE FROM alert_transition WHERE id IN (SELECT id FROM alert_transition WHERE workflow = ?3 AND minute < ?1 ORDER BY minute LIMIT ?2)", old.Before.Micros, workflow);
        Remove("DELETE FROM late_posting WHERE id IN (SELECT id FROM late_posting WHERE workflow = ?3 AND minute < ?1 ORDER BY minute LIMIT ?2)", old.Before.Minute, workflow);
    }

    private void Remove(string sql, long before, string? workflow)
    {
        using Query delete = connection.Query(sql);
        delete.Bind(1, before);
        delete.Bind(2, Most);
        if (workflow is not null)
        {
            delete.BindName(3, workflow);
        }

        delete.Run();
    }
}

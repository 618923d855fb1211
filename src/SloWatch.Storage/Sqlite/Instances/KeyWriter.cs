using SloWatch.Core.Events;
using SloWatch.Core.Instances;

namespace SloWatch.Storage.Sqlite.Instances;

/// <summary>Writes the correlation keys of instances, all of one instance at a time.</summary>
internal sealed class KeyWriter(Connection connection, NameNumbers workflows)
{
    /// <param name="id">Of the instance's row.</param>
    public void Replace(long id, StoredInstance instance)
    {
        if (instance.Keys is not { } keys)
        {
            return;
        }

        Remove(id);
        using Query insert = connection.Query("INSERT INTO correlation_key (workflow, name, value, instance) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
        foreach (NamedValue key in keys)
        {
            insert.Bind(1, workflows.NumberOf(instance.Key.Workflow));
            insert.Bind(2, key.Name);
            insert.Bind(3, key.Value);
            insert.Bind(4, id);
            insert.Run();
        }
    }

    public void Remove(long id)
    {
        using Query delete = connection.Query("DELETE FROM correlation_key WHERE instance = ?1");
        delete.Bind(1, id);
        delete.Run();
    }
}

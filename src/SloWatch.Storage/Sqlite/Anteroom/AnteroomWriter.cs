using SloWatch.Core.Events;
using SloWatch.Core.Instances.Packing;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Anteroom;

/// <summary>Writes what waits for its instance, and what waits no longer.</summary>
internal sealed class AnteroomWriter(Connection connection)
{
    public void Write(Commit commit)
    {
        commit.AnteroomForgotten.ForEach(Forget);
        commit.AnteroomLeft.ForEach(Remove);
        commit.AnteroomEntered.ForEach(Enter);
        commit.Correlated.ForEach(Note);
    }

    private void Forget((string Source, string Workflow) feed)
    {
        using (Query keys = connection.Query("DELETE FROM anteroom_key WHERE waiting IN (SELECT id FROM anteroom WHERE source = ?1 AND workflow = ?2)"))
        {
            keys.BindName(1, feed.Source);
            keys.BindName(2, feed.Workflow);
            keys.Run();
        }

        using Query delete = connection.Query("DELETE FROM anteroom WHERE source = ?1 AND workflow = ?2");
        delete.BindName(1, feed.Source);
        delete.BindName(2, feed.Workflow);
        delete.Run();
    }

    private void Remove(long id)
    {
        using (Query keys = connection.Query("DELETE FROM anteroom_key WHERE waiting = ?1"))
        {
            keys.Bind(1, id);
            keys.Run();
        }

        using Query delete = connection.Query("DELETE FROM anteroom WHERE id = ?1");
        delete.Bind(1, id);
        delete.Run();
    }

    private void Enter(WaitingFact waiting)
    {
        byte[] facts = FactPacker.Pack(waiting.Told);
        if (Revise(waiting, facts))
        {
            return;
        }

        using (Query insert = connection.Query("INSERT INTO anteroom (workflow, source, identity, facts, origin, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"))
        {
            insert.BindName(1, waiting.Workflow);
            insert.BindName(2, waiting.Source);
            insert.Bind(3, waiting.Identity);
            insert.Bind(4, facts);
            insert.Bind(5, waiting.Origin);
            insert.Bind(6, waiting.Since);
            insert.Run();
        }

        long id = connection.LastInsertId;
        foreach (NamedValue key in waiting.Keys)
        {
            Note(waiting.Workflow, key, id);
        }
    }

    /// <summary>False when it does not wait yet. Its keys are part of what it is.</summary>
    private bool Revise(WaitingFact waiting, byte[] facts)
    {
        using Query update = connection.Query("UPDATE anteroom SET facts = ?3 WHERE workflow = ?1 AND identity = ?2");
        update.BindName(1, waiting.Workflow);
        update.Bind(2, waiting.Identity);
        update.Bind(3, facts);
        update.Run();
        return connection.Changes > 0;
    }

    private void Note(string workflow, NamedValue key, long waiting)
    {
        using Query insert = connection.Query("INSERT INTO anteroom_key (workflow, name, value, waiting) VALUES (?1, ?2, ?3, ?4)");
        insert.BindName(1, workflow);
        insert.BindName(2, key.Name);
        insert.BindName(3, key.Value);
        insert.Bind(4, waiting);
        insert.Run();
    }

    private void Note(CorrelatedWorkflow correlated)
    {
        using Query upsert = connection.Query("INSERT INTO correlated (workflow, names) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET names = excluded.names");
        upsert.BindName(1, correlated.Workflow);
        upsert.BindName(2, string.Join('\n', correlated.Names));
        upsert.Run();
    }
}

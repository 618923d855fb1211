using SloWatch.Core.Instances;

namespace SloWatch.Storage.Sqlite.Instances;

/// <summary>The full chunks of long instances; the last, open one stands in the instance's row, so that a short instance is one row.</summary>
internal sealed class ChunkWriter(Connection connection)
{
    /// <summary>Makes the full chunks what they are to be after the instance is written. Its row still has the old open chunk.</summary>
    public void Make(HeldRow held, StoredInstance instance)
    {
        if (instance.FirstChunk < held.Chunks - 1)
        {
            RemoveFrom(held.Id, instance.FirstChunk);
        }
        else if (instance.FirstChunk == held.Chunks && held.Chunks > 0 && instance.Chunks.Count > 0)
        {
            KeepOpenChunk(held);
        }

        AddFull(held.Id, instance);
    }

    /// <summary>All of the given chunks but the open one.</summary>
    public void AddFull(long id, StoredInstance instance)
    {
        if (instance.Chunks.Count < 2)
        {
            return;
        }

        using Query insert = connection.Query("INSERT INTO chunk (instance, ordinal, facts) VALUES (?1, ?2, ?3)");
        for (int i = 0; i < instance.Chunks.Count - 1; i++)
        {
            insert.Bind(1, id);
            insert.Bind(2, instance.FirstChunk + i);
            insert.Bind(3, instance.Chunks[i]);
            insert.Run();
        }
    }

    public void RemoveFrom(long id, int ordinal)
    {
        using Query delete = connection.Query("DELETE FROM chunk WHERE instance = ?1 AND ordinal >= ?2");
        delete.Bind(1, id);
        delete.Bind(2, ordinal);
        delete.Run();
    }

    /// <summary>The open chunk was full, and the new ones begin after it.</summary>
    private void KeepOpenChunk(HeldRow held)
    {
        using Query insert = connection.Query("INSERT INTO chunk (instance, ordinal, facts) SELECT id, ?2, open_chunk FROM instance WHERE id = ?1");
        insert.Bind(1, held.Id);
        insert.Bind(2, held.Chunks - 1);
        insert.Run();
    }
}

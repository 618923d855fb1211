using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Instances;

/// <summary>Writes instances with a check of their versions.</summary>
internal sealed class InstanceWriter(Connection connection, NameNumbers workflows)
{
    /// <summary>Those that no index has.</summary>
    private const string UpdateUnsearched =
        """
        UPDATE instance SET row_version = ?1, judged_at = ?2, first_at = ?4, last_at = ?5, fact_count = ?8, checksum = ?9, chunks = ?10,
            open_chunk = ifnull(?11, open_chunk)
        """;

    private const string UpdateColumns = $"{UpdateUnsearched}, next_deadline = ?3, ended_at = ?6, business_key = ?7";

    private const string WhereShort = "WHERE workflow = ?12 AND instance = ?13 AND row_version = ?1 - 1 AND chunks = 1 AND last_at <= ?5";

    /// <summary>A number may have been given to another instance since; then it finds none.</summary>
    private const string WhereNumber = "AND id = ?14";

    /// <summary>SQLite takes a row out of an index and puts it in again even where nothing changes.</summary>
    private const string UpdateSameSearched = $"{UpdateUnsearched} {WhereShort} {WhereNumber} AND next_deadline = ?3 AND ended_at IS ?6 AND business_key IS ?7";

    private readonly ChunkWriter chunks = new(connection);
    private readonly KeyWriter keys = new(connection, workflows);
    private readonly LatestFacts latest = new(connection, workflows);

    public void Write(Commit commit)
    {
        latest.Begin();
        Remove(commit.InstancesRemoved);
        Retire(commit.InstancesRetired);
        commit.Horizons.ForEach(Raise);
        foreach (StoredInstance instance in commit.Instances)
        {
            if (instance.RowVersion == 0)
            {
                Insert(instance);
            }
            else
            {
                Update(instance);
            }
        }

        latest.Keep();
    }

    private void Remove(List<InstanceKey> removed)
    {
        foreach (InstanceKey key in removed)
        {
            if (Held(key) is { } held)
            {
                Remove(key, held);
            }
        }
    }

    private void Retire(List<(InstanceKey Key, long RowVersion)> retired)
    {
        foreach ((InstanceKey key, long version) in retired)
        {
            Remove(key, Held(key) is { } held && held.Version == version ? held : throw new StaleInstanceException(key.ToString()));
        }
    }

    private void Remove(InstanceKey key, HeldRow held)
    {
        chunks.RemoveFrom(held.Id, 0);
        keys.Remove(held.Id);
        using Query delete = connection.Query("DELETE FROM instance WHERE id = ?1");
        delete.Bind(1, held.Id);
        delete.Run();
        latest.Removed(key.Workflow, held.LastAt);
    }

    private void Raise((string Workflow, Instant Horizon) one)
    {
        using Query update = connection.Query("UPDATE workflow SET horizon = max(ifnull(horizon, ?2), ?2) WHERE id = ?1");
        update.Bind(1, workflows.NumberOf(one.Workflow));
        update.Bind(2, one.Horizon);
        update.Run();
    }

    private void Insert(StoredInstance instance)
    {
        RequireNoHole(instance, held: 0);
        using Query insert = connection.Query(
            """
            INSERT INTO instance (workflow, instance, row_version, judged_at, next_deadline, first_at, last_at, ended_at, business_key, fact_count, checksum, chunks, open_chunk, horizon)
            VALUES (?12, ?13, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?14) ON CONFLICT DO NOTHING
            """);
        BindRow(insert, instance);
        insert.Bind(12, workflows.NumberOf(instance.Key.Workflow));
        insert.BindName(13, instance.Key.Id);
        insert.Bind(14, instance.Horizon == Instant.Never ? null : instance.Horizon);
        insert.Run();
        if (connection.Changes == 0)
        {
            throw new StaleInstanceException(instance.Key.ToString());
        }

        latest.Saw(instance.Key.Workflow, Instant.Never, instance.Summary.LastAt);
        long id = connection.LastInsertId;
        if (instance.Chunks.Count > 1)
        {
            chunks.AddFull(id, instance);
        }

        keys.Replace(id, instance);
    }

    private void Update(StoredInstance instance)
    {
        if (!UpdateShort(instance))
        {
            UpdateAny(instance);
        }
    }

    /// <summary>The common case: one chunk before and after, the same keys, and no fact taken away. False when it is another one.</summary>
    private bool UpdateShort(StoredInstance instance)
    {
        if (instance.FirstChunk != 0 || instance.Chunks.Count != 1 || instance.Keys is not null)
        {
            return false;
        }

        bool updated = instance.Number == 0
            ? UpdateShort(instance, $"{UpdateColumns} {WhereShort}")
            : UpdateShort(instance, UpdateSameSearched) || UpdateShort(instance, $"{UpdateColumns} {WhereShort} {WhereNumber}");
        if (updated)
        {
            latest.Saw(instance.Key.Workflow, Instant.Never, instance.Summary.LastAt);
        }

        return updated;
    }

    private bool UpdateShort(StoredInstance instance, string sql)
    {
        using Query update = connection.Query(sql);
        BindRow(update, instance);
        update.Bind(12, workflows.NumberOf(instance.Key.Workflow));
        update.BindName(13, instance.Key.Id);
        if (instance.Number != 0)
        {
            update.Bind(14, instance.Number);
        }

        update.Run();
        return connection.Changes > 0;
    }

    private void UpdateAny(StoredInstance instance)
    {
        HeldRow held = Held(instance.Key) is { } row && row.Version == instance.RowVersion ? row : throw new StaleInstanceException(instance.Key.ToString());
        RequireNoHole(instance, held.Chunks);
        chunks.Make(held, instance);
        using Query update = connection.Query($"{UpdateColumns} WHERE id = ?12");
        BindRow(update, instance);
        update.Bind(12, held.Id);
        update.Run();
        keys.Replace(held.Id, instance);
        latest.Saw(instance.Key.Workflow, held.LastAt, instance.Summary.LastAt);
    }

    private static void BindRow(Query query, StoredInstance instance)
    {
        query.Bind(1, instance.RowVersion + 1);
        query.Bind(2, instance.JudgedAt);
        query.Bind(3, instance.NextDeadline);
        query.Bind(4, instance.Summary.FirstAt);
        query.Bind(5, instance.Summary.LastAt);
        query.Bind(6, VoidRow.EndOf(instance));
        query.Bind(7, instance.Summary.BusinessKey);
        query.Bind(8, instance.Summary.FactCount);
        query.Bind(9, instance.Checksum);
        query.Bind(10, instance.FirstChunk + instance.Chunks.Count);
        query.Bind(11, instance.Chunks.Count == 0 ? null : instance.Chunks[^1]);
    }

    private HeldRow? Held(InstanceKey key)
    {
        using Query query = connection.Query("SELECT id, row_version, chunks, last_at FROM instance WHERE workflow = ?1 AND instance = ?2");
        query.Bind(1, workflows.NumberOf(key.Workflow));
        query.BindName(2, key.Id);
        return query.Read() ? new HeldRow(query.Long(0), query.Long(1), (int)query.Long(2), query.Instant(3)) : null;
    }

    private static void RequireNoHole(StoredInstance instance, int held)
    {
        bool nothingNew = instance.Chunks.Count == 0;
        if (instance.FirstChunk < 0 || instance.FirstChunk > held || (nothingNew && instance.FirstChunk != held))
        {
            throw new ArgumentException($"{instance.Key} has {held} chunks; {instance.Chunks.Count} from number {instance.FirstChunk} on do not fit them");
        }
    }

}

/// <summary>What the store has of an instance that is written.</summary>
/// <param name="Chunks">How many, with the open one.</param>
internal readonly record struct HeldRow(long Id, long Version, int Chunks, Instant LastAt);

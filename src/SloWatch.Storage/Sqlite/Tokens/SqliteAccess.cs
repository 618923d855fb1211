using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Tokens;

/// <summary>Tokens and acts, over a connection of its own: it waits for the writer's transactions and the writer for its own, which are tiny.</summary>
/// <param name="open">Null while there is no store yet.</param>
/// <param name="make">Makes the store.</param>
internal sealed class SqliteAccess(Func<Connection?> open, Action make) : IAccess
{
    private readonly Lock gate = new();
    private Connection? connection;

    public IReadOnlyList<StoredToken> Tokens()
    {
        List<StoredToken> tokens = [];
        lock (gate)
        {
            if (Known() is { } known)
            {
                using Query query = known.Query("SELECT name, hash, role, source, created_at, revoked_at FROM token ORDER BY name");
                while (query.Read())
                {
                    Role? role = query.TextOrNull(2) is { } name ? Enum.Parse<Role>(name) : null;
                    tokens.Add(new(query.Text(0), query.Text(1), role, query.TextOrNull(3), query.Instant(4), query.InstantOrNull(5)));
                }
            }
        }

        return tokens;
    }

    public bool TryAdd(StoredToken token, Act act) => InTransaction(to =>
    {
        using Query insert = to.Query("INSERT INTO token (name, hash, role, source, created_at, revoked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (name) DO NOTHING");
        insert.BindName(1, token.Name);
        insert.Bind(2, token.Hash);
        insert.Bind(3, token.Role?.ToString());
        insert.Bind(4, token.Source);
        insert.Bind(5, token.CreatedAt);
        insert.Bind(6, token.RevokedAt);
        insert.Run();
        return to.Changes > 0;
    }, act);

    public bool TryRevoke(string name, Act act) => InTransaction(to =>
    {
        using Query update = to.Query("UPDATE token SET revoked_at = ?2 WHERE name = ?1 AND revoked_at IS NULL");
        update.BindName(1, name);
        update.Bind(2, act.At);
        update.Run();
        return to.Changes > 0;
    }, act);

    public void Add(Act act) => InTransaction(_ => true, act);

    public IReadOnlyList<StoredAct> Acts(long? before, int limit)
    {
        List<StoredAct> acts = [];
        lock (gate)
        {
            if (Known() is { } known)
            {
                using Query query = known.Query("SELECT id, at, who, what, subject, detail FROM act WHERE id < ?1 ORDER BY id DESC LIMIT ?2");
                query.Bind(1, before ?? long.MaxValue);
                query.Bind(2, limit);
                while (query.Read())
                {
                    acts.Add(new(query.Long(0), new(query.Instant(1), query.Text(2), query.Text(3), query.Text(4), query.Text(5))));
                }
            }
        }

        return acts;
    }

    public void Dispose() => connection?.Dispose();

    private Connection? Known() => connection ??= open();

    /// <summary>What was done and that it was done are written together.</summary>
    private bool InTransaction(Func<Connection, bool> change, Act act)
    {
        lock (gate)
        {
            if (Known() is null)
            {
                make();
            }

            Connection to = Known()!;
            to.Run("BEGIN IMMEDIATE");
            try
            {
                bool changed = change(to);
                if (changed)
                {
                    Write(to, act);
                }

                to.Run("COMMIT");
                return changed;
            }
            catch when (to.InTransaction)
            {
                to.Run("ROLLBACK");
                throw;
            }
        }
    }

    private static void Write(Connection to, Act act)
    {
        using Query insert = to.Query("INSERT INTO act (at, who, what, subject, detail) VALUES (?1, ?2, ?3, ?4, ?5)");
        insert.Bind(1, act.At);
        insert.Bind(2, act.Who);
        insert.Bind(3, act.What);
        insert.Bind(4, act.Subject);
        insert.Bind(5, act.Detail);
        insert.Run();
    }
}

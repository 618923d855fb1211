using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite.Tokens;

namespace SloWatch.Storage.Sqlite;

/// <summary>A store in one SQLite file, read beside its writer through the write-ahead log.</summary>
public sealed class SqliteStore : IStore
{
    // What comes live comes for instances in no order, and each event writes a whole page, first to the journal and then to its place: a small one
    // is written sooner. Pages are moved beside the writer (JournalMover); what is left of 64 MB of journal, the writer moves itself, so that it
    // begins anew. 32 MB of cache leave room in a process of 150 MB.
    private const string WriterSettings =
        """
        PRAGMA page_size = 2048;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 32000;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA cache_size = -32768;
        PRAGMA temp_store = MEMORY;
        """;

    private readonly Lock gate = new();
    private readonly string path;
    private readonly bool create;
    private SqliteReaders? readers;

    private SqliteStore(string path, bool create) => (this.path, this.create) = (path, create);

    public string Name => path;

    public IInstanceReader Instances => Readers().Instances;

    public ILedgerReader Ledger => Readers().Ledger;

    public ISourceReader Sources => Readers().Sources;

    public IAlertReader Alerts => Readers().Alerts;

    public IAnteroomReader Anteroom => Readers().Anteroom;

    /// <summary>
    /// Opens the file. One that is missing is refused, or, with <paramref name="create"/>, reads as an empty store and is made by the first
    /// writer. A writer brings an older file up to the newest migration; a reader refuses it, and says so.
    /// </summary>
    /// <param name="bringUp">An older file is brought up at once.</param>
    public static IStore Open(string path, bool create, bool bringUp = false)
    {
        string full = FullPath(path, create);
        SqliteStore store = new(full, create);
        if (File.Exists(full))
        {
            bool older;
            using (Connection connection = Connection.OpenForReading(full))
            {
                int version = Schema.VersionOf(connection);
                older = version > 0 && version < Schema.Newest;
            }

            if (bringUp && older)
            {
                store.OpenWriter().Dispose();
            }
        }

        return store;
    }

    public IStoreSnapshot OpenSnapshot()
    {
        SqliteReaders snapshot = SqliteReaders.TryOpen(path, create) ?? SqliteReaders.Empty(path);
        try
        {
            snapshot.Hold();
            return snapshot;
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    public void BackUp(string target) => StoreCopy.Write(path, target);

    public IAccess OpenAccess() => new SqliteAccess(OpenForAccess, () => OpenWriter().Dispose());

    public IStoreWriter OpenWriter()
    {
        if (!create && !File.Exists(path))
        {
            throw new StoreException($"{path}: the file is gone; import something into it anew, or name the store you mean");
        }

        WriterLock right = WriterLock.Take(path);
        Connection? connection = null;
        try
        {
            connection = Connection.Open(path, Access.Write);
            connection.RequireWritable();
            _ = Schema.VersionOf(connection);
            connection.Script(WriterSettings);
            Schema.Migrate(connection);
            return new SqliteWriter(right, connection);
        }
        catch
        {
            connection?.Dispose();
            right.Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> FindDamage() => Readers().FindDamage();

    public void Dispose() => readers?.Dispose();

    private static string FullPath(string path, bool create)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new StoreException($"'{path}': it is no name of a file; name the file that holds the store");
        }

        string full = Path.GetFullPath(path);
        return Directory.Exists(full) ? throw new StoreException($"{full}: it is a folder; name a file in it")
            : !Directory.Exists(Path.GetDirectoryName(full)) ? throw new StoreException($"{full}: its folder does not exist; make the folder, or name a file in another one")
            : !create && !File.Exists(full) ? throw new StoreException($"{full}: there is no such file; import something into it first, or name the store you mean")
            : full;
    }

    /// <summary>Null while there is no store.</summary>
    private Connection? OpenForAccess()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        Connection connection = Connection.Open(path, Access.Write);
        try
        {
            if (create && Schema.VersionOf(connection) == 0)
            {
                connection.Dispose();
                return null;
            }

            Schema.RequireNewest(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteReaders Readers()
    {
        lock (gate)
        {
            if (readers is null or { IsProvisional: true })
            {
                SqliteReaders? opened = SqliteReaders.TryOpen(path, create);
                if (opened is not null || readers is null)
                {
                    readers?.Dispose();
                    readers = opened ?? SqliteReaders.Empty(path);
                }
            }

            return readers;
        }
    }
}

using SloWatch.Engine.Stores;
using SQLitePCL;

namespace SloWatch.Storage.Sqlite;

internal enum Access
{
    Read,
    Write,

    /// <summary>Of a file that nobody changes: without the files beside it by which a reader and a writer respect each other.</summary>
    ReadStill,

    /// <summary>Of an empty database that no file holds.</summary>
    Memory,
}

/// <summary>
/// One open SQLite connection with its prepared statements, which stay until it closes. It speaks to SQLite's own interface, without
/// ADO.NET or Dapper: measured, a ledger row costs half as much and a report starts some 80 ms sooner.
/// Whoever uses it holds its <see cref="Gate"/>.
/// </summary>
internal sealed class Connection : IDisposable
{
    private const int NoMutex = 0x8000; // SQLITE_OPEN_NOMUTEX: the gate does the same once per call, not once per value

    private readonly Dictionary<string, sqlite3_stmt> statements = [];
    private readonly sqlite3 handle;

    static Connection() => Batteries_V2.Init();

    private Connection(string place, sqlite3 handle) => (Place, this.handle) = (place, handle);

    public string Place { get; }

    public Lock Gate { get; } = new();

    public bool InTransaction => raw.sqlite3_get_autocommit(handle) == 0;

    public long LastInsertId => raw.sqlite3_last_insert_rowid(handle);

    /// <summary>Rows that the last insert, update or delete touched.</summary>
    public int Changes => raw.sqlite3_changes(handle);

    public static Connection Open(string path, Access access, TimeSpan? patience = null)
    {
        (string name, int flags) = access switch
        {
            Access.Read => (path, raw.SQLITE_OPEN_READONLY),
            Access.ReadStill => ($"file:{Uri.EscapeDataString(path)}?immutable=1", raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI),
            Access.Write => (path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE),
            _ => (":memory:", raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE),
        };
        int code = raw.sqlite3_open_v2(name, out sqlite3 handle, NoMutex | flags, null);
        Connection connection = new(path, handle);
        try
        {
            connection.Check(code);
            raw.sqlite3_extended_result_codes(handle, 1);
            raw.sqlite3_busy_timeout(handle, (int)(patience ?? TimeSpan.FromSeconds(30)).TotalMilliseconds);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A store on a disk that cannot be written, where reading cannot make its files beside it, is read as it lies there if all of it is in the one file.</summary>
    public static Connection OpenForReading(string path)
    {
        Connection connection = Open(path, Access.Read);
        int code = raw.sqlite3_exec(connection.handle, "PRAGMA user_version");
        if ((code & 0xff) is not (raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN) || new FileInfo(path + "-wal") is { Exists: true, Length: > 0 })
        {
            return connection;
        }

        connection.Dispose();
        return Open(path, Access.ReadStill);
    }

    /// <summary>Prepares the statement on its first use. One use of it at a time.</summary>
    public Query Query(string sql)
    {
        if (!statements.TryGetValue(sql, out sqlite3_stmt? statement))
        {
            ObjectDisposedException.ThrowIf(handle.IsClosed, this);
            Check(raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
            statements.Add(sql, statement);
        }

        return new Query(this, statement);
    }

    /// <summary>A statement without parameters, for its effect.</summary>
    public void Run(string sql)
    {
        using Query query = Query(sql);
        query.Run();
    }

    /// <summary>The one integer a statement answers.</summary>
    public long Scalar(string sql)
    {
        using Query query = Query(sql);
        return query.Read() ? query.Long(0) : throw new InvalidOperationException($"no answer to {sql}");
    }

    /// <summary>Until it is disposed, all reads are of one moment; it also saves the locks that each of them would take.</summary>
    public Moment OneMoment() => new(this);

    /// <summary>Several statements, each used once.</summary>
    public void Script(string sql) => Check(raw.sqlite3_exec(handle, sql));

    public void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Fault(code);
        }
    }

    /// <summary>SQLite opens a file that it may only read for reading, says nothing, and keeps to it though the file becomes writable.</summary>
    public void RequireWritable()
    {
        if (raw.sqlite3_db_readonly(handle, "main") == 1)
        {
            throw SqliteFault.From(Place, raw.SQLITE_READONLY, "it may only be read");
        }
    }

    public StoreException Fault(int code) =>
        SqliteFault.From(Place, code, handle.IsInvalid ? "out of memory" : raw.sqlite3_errmsg(handle).utf8_to_string());

    public void Dispose()
    {
        foreach (sqlite3_stmt statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
        handle.Dispose();
    }
}

/// <summary>A transaction for reading, unless one is open already.</summary>
internal readonly ref struct Moment : IDisposable
{
    private readonly Connection? began;

    public Moment(Connection connection)
    {
        if (!connection.InTransaction)
        {
            connection.Run("BEGIN");
            began = connection;
        }
    }

    public void Dispose() => began?.Run("COMMIT");
}

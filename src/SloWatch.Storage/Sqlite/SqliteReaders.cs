using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite.Alerts;
using SloWatch.Storage.Sqlite.Anteroom;
using SloWatch.Storage.Sqlite.Instances;
using SloWatch.Storage.Sqlite.Ledger;
using SloWatch.Storage.Sqlite.Sources;

namespace SloWatch.Storage.Sqlite;

/// <summary>A connection for reading, with the readers that share it.</summary>
internal sealed class SqliteReaders : IStoreSnapshot
{
    private readonly Connection connection;

    private SqliteReaders(Connection connection, bool isProvisional)
    {
        this.connection = connection;
        IsProvisional = isProvisional;
        Instances = new InstanceReader(connection);
        Ledger = new LedgerReader(connection);
        Sources = new SourceReader(connection);
        Alerts = new AlertReader(connection);
        Anteroom = new AnteroomReader(connection);
    }

    /// <summary>Stands in for a file that is not made yet.</summary>
    public bool IsProvisional { get; }

    public IInstanceReader Instances { get; }

    public ILedgerReader Ledger { get; }

    public ISourceReader Sources { get; }

    public IAlertReader Alerts { get; }

    public IAnteroomReader Anteroom { get; }

    /// <summary>Null when the file may be missing or empty and is.</summary>
    public static SqliteReaders? TryOpen(string path, bool mayBeMissing)
    {
        if (mayBeMissing && !File.Exists(path))
        {
            return null;
        }

        Connection connection = Connection.OpenForReading(path);
        try
        {
            if (mayBeMissing && Schema.VersionOf(connection) == 0)
            {
                connection.Dispose();
                return null;
            }

            Schema.RequireNewest(connection);
            return new SqliteReaders(connection, isProvisional: false);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static SqliteReaders Empty(string path)
    {
        Connection connection = Connection.Open(path, Access.Memory);
        Schema.Migrate(connection);
        return new SqliteReaders(connection, isProvisional: true);
    }

    /// <summary>From now on everything is read as it is now.</summary>
    public void Hold()
    {
        connection.Run("BEGIN");
        _ = connection.Scalar("SELECT count(*) FROM sqlite_master"); // the moment is that of the first read
    }

    public IReadOnlyList<string> FindDamage() => SelfCheck.Run(connection);

    public void Dispose() => connection.Dispose();
}

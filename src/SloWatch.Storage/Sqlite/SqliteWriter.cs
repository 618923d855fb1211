using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite.Alerts;
using SloWatch.Storage.Sqlite.Anteroom;
using SloWatch.Storage.Sqlite.Instances;
using SloWatch.Storage.Sqlite.Ledger;
using SloWatch.Storage.Sqlite.Sources;

namespace SloWatch.Storage.Sqlite;

internal sealed class SqliteWriter : IStoreWriter
{
    private readonly WriterLock right;
    private readonly Connection connection;
    private readonly NameNumbers workflows;
    private readonly NameNumbers measurements;
    private readonly InstanceWriter instances;
    private readonly LedgerWriter ledger;
    private readonly ViolationWriter violations;
    private readonly SourceWriter sources;
    private readonly AlertWriter alerts;
    private readonly AnteroomWriter anteroom;
    private readonly OldRecordWriter oldRecords;
    private readonly JournalMover journal;
    private SqliteTransaction? open;

    public SqliteWriter(WriterLock right, Connection connection)
    {
        this.right = right;
        this.connection = connection;
        workflows = NameNumbers.OfWorkflows(connection);
        measurements = NameNumbers.OfMeasurements(connection);
        instances = new InstanceWriter(connection, workflows);
        ledger = new LedgerWriter(connection, measurements);
        violations = new ViolationWriter(connection, workflows, measurements);
        sources = new SourceWriter(connection);
        alerts = new AlertWriter(connection);
        anteroom = new AnteroomWriter(connection);
        oldRecords = new OldRecordWriter(connection);
        journal = new JournalMover(connection.Place);
        Instances = new InstanceReader(connection);
        Ledger = new LedgerReader(connection);
        Sources = new SourceReader(connection);
        Alerts = new AlertReader(connection);
        Anteroom = new AnteroomReader(connection);
    }

    public DamagedInstances Damaged { get; } = new();

    public IInstanceReader Instances { get; }

    public ILedgerReader Ledger { get; }

    public ISourceReader Sources { get; }

    public IAlertReader Alerts { get; }

    public IAnteroomReader Anteroom { get; }

    public void Write(Commit commit)
    {
        if (commit.IsEmpty)
        {
            return;
        }

        lock (connection.Gate)
        {
            open?.RequireWhole();
            connection.Run(open is null ? "BEGIN IMMEDIATE" : "SAVEPOINT write");
            try
            {
                Apply(commit);
                connection.Run(open is null ? "COMMIT" : "RELEASE write");
            }
            catch
            {
                Undo();
                throw;
            }

            journal.Wrote(commit.Instances.Count + commit.Ledger.Count);
        }
    }

    public IStoreTransaction Begin()
    {
        lock (connection.Gate)
        {
            if (open is not null)
            {
                throw new InvalidOperationException("a transaction is open already");
            }

            connection.Run("BEGIN IMMEDIATE");
            return open = new SqliteTransaction(connection, Ended);
        }
    }

    public void ProveRoom() => RoomProof.Run(connection);

    public IReadOnlyList<string> FindDamage() => SelfCheck.Run(connection);

    public void Dispose()
    {
        open?.Dispose();
        journal.Dispose();
        try
        {
            // Leaves one file without a journal beside it, as far as readers allow.
            connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (StoreException)
        {
            // All that was written is durable in the journal; the next writer moves it into the file.
        }

        connection.Dispose();
        right.Dispose();
    }

    private void Apply(Commit commit)
    {
        ledger.Drop(commit.MeasurementsDropped);
        instances.Write(commit);
        ledger.Add(commit.Ledger);
        ledger.Close(commit.Balance);
        violations.Remove(commit.ViolationsRemoved);
        violations.Add(commit.ViolationsAdded);
        ledger.AddLate(commit);
        ledger.Retire(commit.MeasurementsRetired);
        ledger.Complete(commit.MeasurementsCompleted);
        ledger.CountFrom(commit.CountedFrom);
        ledger.Note(commit.AuditFinding);
        sources.Write(commit);
        anteroom.Write(commit);
        alerts.Write(commit);
        commit.OldRecords.ForEach(oldRecords.Remove);
    }

    private void Undo()
    {
        Forget();
        if (!connection.InTransaction)
        {
            open?.Lose(); // SQLite itself rolled all of it back, as it does when the disk is full
        }
        else if (open is null)
        {
            connection.Run("ROLLBACK");
        }
        else
        {
            connection.Run("ROLLBACK TO write");
            connection.Run("RELEASE write");
        }
    }

    private void Ended(bool kept)
    {
        open = null;
        if (!kept)
        {
            Forget();
        }
    }

    private void Forget()
    {
        workflows.Forget();
        measurements.Forget();
    }
}

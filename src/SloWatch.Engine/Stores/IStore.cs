namespace SloWatch.Engine.Stores;

/// <summary>What can be read of a store. Names are ordered by their UTF-8 bytes.</summary>
public interface IStoreReader
{
    IInstanceReader Instances { get; }

    ILedgerReader Ledger { get; }

    ISourceReader Sources { get; }

    IAlertReader Alerts { get; }

    IAnteroomReader Anteroom { get; }

    /// <summary>What the store finds wrong in itself, a sentence each: damaged pages, lost chunks, sums that differ from what they sum. It reads everything.</summary>
    IReadOnlyList<string> FindDamage();
}

/// <summary>
/// A place where instances, ledger and violations are kept. Readers work beside the one writer; each answer, and each page of a long one, is of
/// whole transactions. Every method may be called from any thread, and may throw <see cref="StoreException"/> when the medium fails (disk full,
/// read-only, corrupt, newer migration).
/// </summary>
public interface IStore : IStoreReader, IDisposable
{
    /// <summary>For people: the file or the server.</summary>
    string Name { get; }

    /// <summary>For answers that must agree with each other: everything read from it is of one moment, whatever is written meanwhile.</summary>
    IStoreSnapshot OpenSnapshot();

    /// <summary>Who may use the service; needs no right to write.</summary>
    IAccess OpenAccess();

    /// <summary>Writes a copy of everything as it is at one moment into a new file, also while it is written; durable when it returns.</summary>
    void BackUp(string target);

    /// <summary>Takes the right to write. A second writer is refused by <see cref="WriterBusyException"/>, which names the process that holds it.</summary>
    IStoreWriter OpenWriter();
}

/// <summary>Keep it only as long as it is read: it holds back the clearing of what was written since.</summary>
public interface IStoreSnapshot : IStoreReader, IDisposable;

/// <summary>The one writer. Its readers see its own writes, also inside an open <see cref="IStoreTransaction"/>.</summary>
public interface IStoreWriter : IStoreReader, IDisposable
{
    /// <summary>What could not be read while this writer was used: whoever opened it tells of it.</summary>
    DamagedInstances Damaged { get; }

    /// <summary>All or nothing, durable when it returns (inside a <see cref="Begin"/> transaction: when that completes). Throws <see cref="StaleInstanceException"/>, and writes nothing, when another writer was faster.</summary>
    void Write(Commit commit);

    /// <summary>Returns when the medium took, and gave back, as much as a large commit may need. Not inside a transaction.</summary>
    /// <exception cref="StoreException">There is not room for so much.</exception>
    void ProveRoom();

    /// <summary>All writes until it completes are one transaction; disposed without completing, none of them happened.</summary>
    IStoreTransaction Begin();
}

public interface IStoreTransaction : IDisposable
{
    void Complete();
}

/// <summary>The medium failed; nothing of the transaction was kept.</summary>
public class StoreException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another process holds the right to write.</summary>
public sealed class WriterBusyException(string store, string holder)
    : StoreException($"{store} is being written by {holder}; wait until it ends, or stop it");

/// <summary>An instance changed since it was loaded: reload and advance again.</summary>
public sealed class StaleInstanceException(string instance) : StoreException($"{instance} was changed by another writer");

namespace SloWatch.Engine.Stores;

/// <summary>
/// A place where instances, ledger and violations are kept. Readers work beside the one writer and see whole transactions only.
/// Every method may throw <see cref="StoreException"/> when the medium fails (disk full, read-only, corrupt, newer migration).
/// </summary>
public interface IStore : IDisposable
{
    /// <summary>For people: the file or the server.</summary>
    string Name { get; }

    IInstanceReader Instances { get; }

    ILedgerReader Ledger { get; }

    ISourceReader Sources { get; }

    /// <summary>Takes the right to write. A second writer is refused by <see cref="WriterBusyException"/>, which names the process that holds it.</summary>
    IStoreWriter OpenWriter();
}

/// <summary>The one writer. Its readers see its own writes, also inside an open <see cref="IStoreTransaction"/>.</summary>
public interface IStoreWriter : IDisposable
{
    IInstanceReader Instances { get; }

    ILedgerReader Ledger { get; }

    ISourceReader Sources { get; }

    /// <summary>All or nothing, durable when it returns (inside a <see cref="Begin"/> transaction: when that completes). Throws <see cref="StaleInstanceException"/>, and writes nothing, when another writer was faster.</summary>
    void Write(Commit commit);

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

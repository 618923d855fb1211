using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Tests.Pipeline;

/// <summary>A real store whose writes can be made to fail: before each, it asks.</summary>
/// <param name="anteroom">Stands between its users and what waits.</param>
internal sealed class FaultyStore(IStore store, Action<IStoreWriter, Commit> beforeWrite, Func<IAnteroomReader, IAnteroomReader>? anteroom = null) : IStore
{
    public string Name => store.Name;

    public IInstanceReader Instances => store.Instances;

    public ILedgerReader Ledger => store.Ledger;

    public ISourceReader Sources => store.Sources;

    public IAlertReader Alerts => store.Alerts;

    public IAnteroomReader Anteroom => anteroom is null ? store.Anteroom : anteroom(store.Anteroom);

    public IReadOnlyList<string> FindDamage() => store.FindDamage();

    public IStoreSnapshot OpenSnapshot() => store.OpenSnapshot();

    public void BackUp(string target) => store.BackUp(target);

    public IAccess OpenAccess() => store.OpenAccess();

    public IStoreWriter OpenWriter() => new Writer(store.OpenWriter(), beforeWrite);

    public void Dispose() => store.Dispose();

    private sealed class Writer(IStoreWriter writer, Action<IStoreWriter, Commit> beforeWrite) : IStoreWriter
    {
        public DamagedInstances Damaged => writer.Damaged;

        public IInstanceReader Instances => writer.Instances;

        public ILedgerReader Ledger => writer.Ledger;

        public ISourceReader Sources => writer.Sources;

        public IAlertReader Alerts => writer.Alerts;

        public IAnteroomReader Anteroom => writer.Anteroom;

        public IReadOnlyList<string> FindDamage() => writer.FindDamage();

        public void Write(Commit commit)
        {
            beforeWrite(writer, commit);
            writer.Write(commit);
        }

        public void ProveRoom() => writer.ProveRoom();

        public IStoreTransaction Begin() => writer.Begin();

        public void Dispose() => writer.Dispose();
    }
}

/// <summary>Where the process would have ended.</summary>
internal sealed class CrashException : Exception;

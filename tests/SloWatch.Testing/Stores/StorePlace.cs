using SloWatch.Engine.Stores;

namespace SloWatch.Testing.Stores;

/// <summary>Where the store of one test is kept; it begins empty and is cleared away when disposed.</summary>
public abstract class StorePlace : IDisposable
{
    /// <summary>Opened again, it is the same store.</summary>
    public abstract IStore Open();

    /// <summary>A writer in a real process of its own, which ends when disposed.</summary>
    public abstract IWriterElsewhere OpenWriterElsewhere();

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

public interface IWriterElsewhere : IDisposable
{
    int ProcessId { get; }
}

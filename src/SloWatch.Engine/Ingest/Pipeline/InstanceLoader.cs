namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>Loads one slice after the other on a thread of its own.</summary>
internal sealed class InstanceLoader : IDisposable
{
    private readonly object gate = new();
    private readonly Thread thread;
    private InstanceSlice? wanted;
    private bool closing;

    public InstanceLoader()
    {
        thread = new Thread(Run) { IsBackground = true, Name = "loading" };
        thread.Start();
    }

    /// <summary>Begins when the one before is loaded, and returns at once.</summary>
    public void Load(InstanceSlice slice)
    {
        lock (gate)
        {
            wanted = slice;
            Monitor.Pulse(gate);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closing = true;
            Monitor.Pulse(gate);
        }

        thread.Join();
    }

    private void Run()
    {
        while (Next() is { } slice)
        {
            slice.Load();
        }
    }

    private InstanceSlice? Next()
    {
        lock (gate)
        {
            while (wanted is null && !closing)
            {
                Monitor.Wait(gate);
            }

            InstanceSlice? next = closing ? null : wanted;
            wanted = null;
            return next;
        }
    }
}

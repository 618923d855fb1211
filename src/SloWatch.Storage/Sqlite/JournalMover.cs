using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite;

/// <summary>
/// Moves what was committed from the journal to its place in the file, beside the writer, which would stand still for it after every second group
/// of live events. What it does not get done, the writer does when the journal has become long.
/// </summary>
internal sealed class JournalMover(string path) : IDisposable
{
    /// <summary>Fewer rows are not worth a sync of the file.</summary>
    private const int Worthwhile = 2000;

    private readonly SemaphoreSlim due = new(0);
    private readonly CancellationTokenSource end = new();
    private Thread? mover;
    private long waiting;

    /// <summary>So many rows were written. Of one thread at a time.</summary>
    public void Wrote(int rows)
    {
        waiting += rows;
        if (waiting < Worthwhile)
        {
            return;
        }

        waiting = 0;
        mover ??= Begin();
        if (due.CurrentCount == 0)
        {
            due.Release();
        }
    }

    public void Dispose()
    {
        end.Cancel();
        mover?.Join();
        due.Dispose();
        end.Dispose();
    }

    private Thread Begin()
    {
        Thread thread = new(Run) { IsBackground = true, Name = "journal" };
        thread.Start();
        return thread;
    }

    private void Run()
    {
        try
        {
            using Connection connection = Connection.Open(path, Access.Write);
            while (true)
            {
                due.Wait(end.Token);
                Move(connection);
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (StoreException)
        {
            // Whoever writes next moves it, or is told why that cannot be.
        }
    }

    private static void Move(Connection connection)
    {
        try
        {
            connection.Run("PRAGMA wal_checkpoint(PASSIVE)");
        }
        catch (StoreException)
        {
            // The same; a full disk may have room again at the next time.
        }
    }
}

using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite;

internal sealed class SqliteTransaction(Connection connection, Action<bool> ended) : IStoreTransaction
{
    private bool over;
    private bool lost;

    public void RequireWhole()
    {
        if (lost)
        {
            throw new StoreException($"{connection.Place}: an earlier step of this transaction failed and all of it was undone; begin it anew");
        }
    }

    public void Lose() => lost = true;

    public void Complete()
    {
        lock (connection.Gate)
        {
            ObjectDisposedException.ThrowIf(over, this);
            RequireWhole();
            connection.Run("COMMIT");
            over = true;
            ended(true);
        }
    }

    public void Dispose()
    {
        lock (connection.Gate)
        {
            if (over)
            {
                return;
            }

            over = true;
            if (connection.InTransaction)
            {
                connection.Run("ROLLBACK");
            }

            ended(false);
        }
    }
}

using System.Runtime.InteropServices;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>The rows of transactions that are on their way: until they are written, the store has older ones.</summary>
internal sealed class UnwrittenRows
{
    private readonly Dictionary<InstanceKey, (StoredInstance Row, long Transaction)> newest = [];
    private readonly Queue<Transaction> transactions = [];

    public void Add(Transaction transaction)
    {
        transactions.Enqueue(transaction);
        foreach (StoredInstance row in transaction.Commit.Instances)
        {
            newest[row.Key] = (row, transaction.Number);
        }
    }

    /// <summary>Transactions up to this one are written.</summary>
    public void Forget(long written)
    {
        while (transactions.TryPeek(out Transaction? oldest) && oldest.Number <= written)
        {
            foreach (StoredInstance row in CollectionsMarshal.AsSpan(oldest.Commit.Instances))
            {
                if (newest.TryGetValue(row.Key, out (StoredInstance Row, long Transaction) known) && known.Transaction == oldest.Number)
                {
                    newest.Remove(row.Key);
                }
            }

            transactions.Dequeue();
        }
    }

    /// <summary>As the store will give it out when the transaction is written; null when none is on its way.</summary>
    public StoredInstance? Find(InstanceKey key, out long transaction)
    {
        bool found = newest.TryGetValue(key, out (StoredInstance Row, long Transaction) known);
        transaction = known.Transaction;
        return found ? known.Row with { RowVersion = known.Row.RowVersion + 1 } : null;
    }

    public bool IsAnyDue(string workflow, Instant before) => newest.Values.Any(known => known.Row.NextDeadline < before && known.Row.Key.Workflow == workflow);

    public void Clear()
    {
        newest.Clear();
        transactions.Clear();
    }
}

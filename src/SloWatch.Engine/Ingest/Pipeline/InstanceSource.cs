using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Pipeline;

/// <summary>Gives instances as they are with everything that was advanced so far, written or not.</summary>
/// <param name="stored">May be read while the writer writes.</param>
internal sealed class InstanceSource(IInstanceReader stored, CommitWriter writer, IFeeds feeds)
{
    /// <summary>Of long instances, which are kept.</summary>
    private const long KeptFacts = 50_000;

    private readonly LongInstances kept = new(KeptFacts);
    private readonly UnwrittenRows unwritten = new();
    private readonly List<InstanceKey> missing = [];
    private readonly List<int> missingAt = [];

    public void Find(ReadOnlySpan<InstanceKey> keys, Span<Instance> found)
    {
        missing.Clear();
        missingAt.Clear();
        unwritten.Forget(writer.NewestWritten);
        for (int i = 0; i < keys.Length; i++)
        {
            if ((kept.Find(keys[i]) ?? OnItsWay(keys[i])) is { } instance)
            {
                found[i] = instance;
            }
            else
            {
                missing.Add(keys[i]);
                missingAt.Add(i);
            }
        }

        if (missing.Count > 0)
        {
            Load(found);
        }
    }

    public void Used(Instance instance) => kept.Used(instance);

    public void Submitted(Transaction transaction)
    {
        unwritten.Forget(writer.NewestWritten);
        unwritten.Add(transaction);
    }

    public bool IsUnwrittenDue(string workflow, Instant before) => unwritten.IsAnyDue(workflow, before);

    /// <summary>Something else wrote, or what was to be written was not.</summary>
    public void Clear()
    {
        kept.Clear();
        unwritten.Clear();
    }

    /// <summary>A row that has only its changed chunks is complete in the store alone.</summary>
    private Instance? OnItsWay(InstanceKey key)
    {
        if (unwritten.Find(key, out long transaction) is not { } row)
        {
            return null;
        }

        if (row.FirstChunk == 0)
        {
            return Instance.Load(row, RulesOf(key));
        }

        writer.WaitFor(transaction);
        return null;
    }

    private void Load(Span<Instance> found)
    {
        IReadOnlyList<StoredInstance?> rows = stored.Load(missing);
        for (int i = 0; i < rows.Count; i++)
        {
            found[missingAt[i]] = rows[i] is { } row ? Instance.Load(row, RulesOf(row.Key)) : Instance.New(missing[i], feeds.HorizonOf(missing[i]));
        }
    }

    private WorkflowRules RulesOf(InstanceKey key) => feeds.ContextOf(key).Rules;
}

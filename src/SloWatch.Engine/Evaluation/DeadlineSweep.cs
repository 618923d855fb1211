using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Packing;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

/// <summary>Judges every instance of a workflow whose next deadline has passed: what hangs is bad at its deadline, without any event.</summary>
public static class DeadlineSweep
{
    /// <summary>Gives how many instances were judged.</summary>
    public static long Run(IStoreWriter writer, AdvanceContext context, TimeProvider time, CancellationToken cancellation) =>
        Run(writer, context.Rules.Workflow.Name, _ => context, time, cancellation);

    /// <param name="contextOf">Of one `now` for all instances of the workflow, which <paramref name="between"/> may take back.</param>
    /// <param name="damaged">Told of each instance whose facts cannot be read; the others are judged all the same. Null: the first ends the sweep.</param>
    /// <param name="between">Done after each transaction of some hundred instances: so that nobody waits for all that are due at once.</param>
    internal static long Run(IStoreWriter writer, string workflow, Func<InstanceKey, AdvanceContext> contextOf, TimeProvider time, CancellationToken cancellation, Action? between = null, Action<DamagedFactsException>? damaged = null)
    {
        InstancePass pass = new(writer, time, cancellation);
        HashSet<InstanceKey> unread = [];
        while (Due() is { Length: > 0 } due)
        {
            foreach (StoredInstance? row in writer.Instances.Load(due))
            {
                if (row is not null)
                {
                    JudgeOrSkip(row);
                }
            }

            pass.Write();
            between?.Invoke();
        }

        return pass.Count;

        InstanceKey[] Due() => [.. writer.Instances.Due(workflow, contextOf(new(workflow, "")).Now, InstancePass.Size + unread.Count).Where(key => !unread.Contains(key))];

        void JudgeOrSkip(StoredInstance row)
        {
            try
            {
                Judge(row, contextOf(row.Key), pass);
            }
            catch (DamagedFactsException damage) when (damaged is not null)
            {
                unread.Add(row.Key);
                damaged(damage);
            }
        }
    }

    private static void Judge(StoredInstance row, AdvanceContext context, InstancePass pass)
    {
        Advanced advanced = Advance.Run(Instance.Load(row, context.Rules), [], context);
        if (advanced.NextDeadline < context.Now)
        {
            throw new InvalidOperationException($"{row.Key} is still due at {advanced.NextDeadline} after it was judged at {context.Now}.");
        }

        if (advanced.Changed)
        {
            pass.Add(advanced);
            return;
        }

        // Its row named a deadline that none of its units has; it would be due for ever.
        pass.Commit.Instances.Add(advanced.Instance.Pack());
        pass.Added();
    }
}

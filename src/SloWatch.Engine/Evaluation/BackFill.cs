using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

/// <summary>Brings the ledger up to the rules: measurements that are new are counted over all stored instances, those no rule uses are dropped.</summary>
public static class BackFill
{
    /// <summary>True when <see cref="Run"/> has something to do.</summary>
    public static bool IsNeeded(IStore store, RuleSet rules) => throw new NotImplementedException();

    public static void Run(IStore store, RuleSet rules, TimeProvider time, IProgress<long>? instances, CancellationToken cancellation) => throw new NotImplementedException();
}

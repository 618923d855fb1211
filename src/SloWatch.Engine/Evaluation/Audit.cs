using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Auditing;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

/// <summary>What the store says against what was recounted.</summary>
/// <param name="Where">What differs: <c>instance loan-approval/L-1379</c>, <c>ledger of loan-decided-in-24h at 2026-03-26T08:29:00Z</c>, <c>violation of ...</c>.</param>
/// <param name="Recounted">Null where there is nothing to set against it: <paramref name="Stored"/> is a sentence about the store then.</param>
public sealed record AuditDifference(string Where, string Stored, string? Recounted)
{
    public override string ToString() => Recounted is null ? $"{Where}: {Stored}" : $"{Where}: stored {Stored}, recounted {Recounted}";
}

/// <summary>What an audit went over.</summary>
public sealed record AuditResult(long Instances, long Facts, long Units, long Minutes, long Violations, IReadOnlyList<AuditDifference> Differences);

/// <summary>Recounts everything from the stored facts, with rules read afresh, and compares. It may run beside a writer: it sees one moment.</summary>
public static class Audit
{
    public static AuditResult Run(IStore store, RuleSet rules, IProgress<long>? instances, CancellationToken cancellation)
    {
        using IStoreSnapshot snapshot = store.OpenSnapshot();
        using AuditRun run = new(snapshot, rules);
        return run.Run(instances, cancellation);
    }
}

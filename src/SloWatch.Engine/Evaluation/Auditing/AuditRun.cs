using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Auditing;

/// <summary>One walk over everything a store holds at one moment.</summary>
internal sealed class AuditRun : IDisposable
{
    private readonly IStoreReader store;
    private readonly RuleSet rules;
    private readonly Findings findings;
    private readonly InstanceCheck check;
    private readonly RecountedLedger ledger;
    private readonly StoredViolations violations;
    private readonly Watermarks watermarks;
    private (long Instances, long Facts, long Units) counts;

    public AuditRun(IStoreReader store, RuleSet rules)
    {
        (this.store, this.rules) = (store, rules);
        findings = new Findings(rules);
        check = new InstanceCheck(findings);
        HashSet<string> complete = Complete();
        ledger = new RecountedLedger(complete, findings);
        violations = new StoredViolations(store.Ledger, complete, findings);
        watermarks = new Watermarks(store.Sources.All());
    }

    public AuditResult Run(IProgress<long>? instances, CancellationToken cancellation)
    {
        foreach (StoredInstance row in store.Instances.All(null))
        {
            cancellation.ThrowIfCancellationRequested();
            Take(row);
            instances?.Report(counts.Instances);
        }

        violations.CompareRest();
        foreach (string damage in store.FindDamage())
        {
            findings.AddDamage(damage);
        }

        new ClosingBalance(store, rules, findings).AddTo(ledger);
        long minutes = ledger.Compare(store.Ledger);
        return new AuditResult(counts.Instances, counts.Facts, counts.Units, minutes, violations.Count, findings.All());
    }

    public void Dispose() => violations.Dispose();

    private void Take(StoredInstance row)
    {
        counts.Instances++;
        if (check.Facts(row) is not { } facts)
        {
            violations.Compare(row.Key, []);
            return;
        }

        WorkflowRules own = rules.For(row.Key.Workflow);
        IReadOnlyList<JudgedUnit> units = Recount.Units(row.Key, facts, own, row.JudgedAt);
        check.Columns(row, units, watermarks.Of(own));
        ledger.Add(Recount.Postings(units));
        violations.Compare(row.Key, units.Select(unit => unit.Violation).OfType<Violation>());
        counts.Facts += facts.Count;
        counts.Units += units.Count;
    }

    /// <summary>Measurements of the rules that the store says it has counted. One that it has not is a finding, and not compared.</summary>
    private HashSet<string> Complete()
    {
        HashSet<string> counted = [.. store.Ledger.Measurements()];
        HashSet<string> complete = [];
        foreach (Measurement measurement in rules.All.SelectMany(workflow => workflow.Measurements))
        {
            if (counted.Contains(measurement.Hash))
            {
                complete.Add(measurement.Hash);
            }
            else
            {
                findings.Add($"ledger of {findings.NameOf(measurement.Hash)}", "not counted yet", "a measurement of the rules");
            }
        }

        return complete;
    }
}

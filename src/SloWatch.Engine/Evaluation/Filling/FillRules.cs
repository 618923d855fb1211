using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Filling;

/// <summary>
/// By which rules an instance is judged while new measurements are counted over all of them: those that were passed by the rules before and
/// by the new measurements, the others by the rules before alone.
/// </summary>
internal sealed class FillRules
{
    private readonly Dictionary<string, WorkflowRules> wide = [];
    private readonly HashSet<string> ahead = [];
    private InstanceKey last = new("", "");

    /// <param name="before">Without the new measurements, which are counted by the rules to come.</param>
    public FillRules(RuleSet before, RuleSet coming, IReadOnlySet<string> counted)
    {
        foreach (WorkflowRules own in coming.All)
        {
            Measurement[] added = [.. own.Measurements.Where(measurement => counted.Contains(measurement.Hash))];
            if (added.Length > 0)
            {
                wide.Add(own.Workflow.Name, new(own.Workflow, [.. before.For(own.Workflow.Name).Measurements.Concat(added).OrderBy(measurement => measurement.Hash, StringComparer.Ordinal)]));
            }
        }
    }

    /// <summary>Workflows in which something is counted; what hands over to others waits for them, too.</summary>
    public IReadOnlyDictionary<string, WorkflowRules> Wide => wide;

    /// <summary>Null for an instance that is judged by the rules before.</summary>
    public WorkflowRules? Of(InstanceKey key) =>
        wide.TryGetValue(key.Workflow, out WorkflowRules? both) && !ahead.Contains(key.Workflow) && IsPassed(key) ? both : null;

    /// <summary>A workflow may be judged by one set of rules and by the other only where both fold alike.</summary>
    public static bool IsPossible(RuleSet before, RuleSet coming) =>
        coming.Workflows.All(workflow => before.For(workflow.Name).Workflow.OverridesCount == workflow.OverridesCount);

    /// <summary>None of their instances is passed yet. What other workflows get is new, and counted as it comes.</summary>
    public void Begin(IEnumerable<string> workflows) => ahead.UnionWith(workflows);

    public void Enter(string workflow)
    {
        ahead.Remove(workflow);
        last = new(workflow, "");
    }

    public void Pass(InstanceKey key) => last = key;

    /// <summary>All of the workflow are passed, and those to come.</summary>
    public void Leave() => last = new("", "");

    private bool IsPassed(InstanceKey key) => key.Workflow != last.Workflow || KeyOrder.Compare(key.Id, last.Id) <= 0;
}

using SloWatch.Core.Events;
using SloWatch.Core.Instances;

namespace SloWatch.Engine.Evaluation.Locating;

/// <summary>Which sources tell of a step: those that told of it for this case, or else for those that ended last.</summary>
/// <param name="step">Null: none is asked for.</param>
public sealed class StepTellers(string? step, IEnumerable<WorkflowEvent> own)
{
    private readonly string[] own = [.. own.Where(fact => fact.Step == step).Select(fact => fact.Source).Distinct().Order(StringComparer.Ordinal)];
    private readonly SortedSet<string> others = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => step is null ? [] : own.Length > 0 ? own : [.. others];

    /// <summary>Another case of the same workflow.</summary>
    internal void Hear(Instance instance)
    {
        if (step is not null && own.Length == 0)
        {
            others.UnionWith(instance.AllFacts().Where(fact => fact.Step == step).Select(fact => fact.Source));
        }
    }
}

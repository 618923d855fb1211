using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Alerting;

/// <summary>Who has to do with an alert, by the rules as they are now.</summary>
/// <param name="Objectives">The one it is of; of a source, those that nobody can judge while it is silent.</param>
public sealed record AlertAddress(IReadOnlyList<Objective> Objectives)
{
    /// <summary>Each once, in their order.</summary>
    public IEnumerable<string> Owners => Objectives.Select(objective => objective.Owner).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    /// <summary>What to do when an objective burns. Of a source that is silent they say nothing.</summary>
    public string? Runbook { get; private init; }

    public static AlertAddress Of(RuleSet rules, AlertKey key)
    {
        if (key.Subject == AlertSubject.Source)
        {
            return new([.. FedBy(rules, key.Workflow)]);
        }

        Objective? own = rules.Objectives.FirstOrDefault(objective => objective.Name == key.Name && objective.Measurement.Workflow.Name == key.Workflow);
        return own is null ? new([]) : new([own]) { Runbook = own.Runbook };
    }

    /// <summary>Those that depend on the sources of a workflow: its own, and those of workflows that hand over to it.</summary>
    public static IEnumerable<Objective> FedBy(RuleSet rules, string workflow) =>
        rules.Objectives.Where(objective => objective.Measurement.Workflow.Name == workflow || objective.Measurement.Indicator.HandsOverTo?.Workflow == workflow);
}

using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Alerting;

/// <summary>The alerts of a service that runs, or ran, as the store knows them.</summary>
/// <param name="Open">The gravest first, then the oldest.</param>
/// <param name="Changes">Newest first.</param>
/// <param name="Workflows">Those of which some minute was decided on, or could not be.</param>
public sealed record AlertOverview(
    IReadOnlyList<(StoredAlert Alert, AlertAddress Address)> Open, IReadOnlyList<StoredTransition> Changes, IReadOnlyList<DecidedWorkflow> Workflows)
{
    /// <summary>Of open alerts, by their keys; not of those of which none was made yet.</summary>
    public IReadOnlyDictionary<AlertKey, StoredDiagnosis> Diagnoses { get; init; } = new Dictionary<AlertKey, StoredDiagnosis>();

    /// <param name="workflow">Null: of all.</param>
    /// <param name="limit">Of changes.</param>
    public static AlertOverview Read(IStoreReader store, RuleSet rules, string? workflow, int limit)
    {
        IReadOnlyList<StoredAlert> open = store.Alerts.Open(workflow);
        return new(
            [.. open.Select(alert => (alert, AlertAddress.Of(rules, alert.Key)))],
            store.Alerts.Transitions(workflow, null, limit),
            [.. store.Alerts.Decided().Where(decided => workflow is null || decided.Workflow == workflow)])
        {
            Diagnoses = DiagnosesOf(store.Alerts, open),
        };
    }

    /// <summary>By the keys of the alerts that have one.</summary>
    public static IReadOnlyDictionary<AlertKey, StoredDiagnosis> DiagnosesOf(IAlertReader store, IEnumerable<StoredAlert> alerts) =>
        alerts.Select(alert => (alert.Key, Diagnosis: store.DiagnosisOf(alert))).Where(one => one.Diagnosis is not null).ToDictionary(one => one.Key, one => one.Diagnosis!);
}

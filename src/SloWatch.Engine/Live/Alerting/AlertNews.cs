using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live.Alerting;

/// <summary>What the store does not know yet of the alerts.</summary>
public sealed class AlertNews
{
    private readonly List<AlertTransition> transitions = [];
    private readonly Dictionary<AlertKey, StoredAlert> alerts = [];
    private readonly HashSet<AlertKey> forgotten = [];
    private readonly Dictionary<string, DecidedWorkflow> decided = [];

    /// <summary>Of each workflow, in the order of their minutes.</summary>
    public IReadOnlyList<AlertTransition> Transitions => transitions;

    public bool IsEmpty => transitions.Count + alerts.Count + forgotten.Count + decided.Count == 0;

    public void AddTo(Commit commit)
    {
        commit.AlertsForgotten.AddRange(forgotten);
        commit.Alerts.AddRange(alerts.Values);
        commit.AlertTransitions.AddRange(transitions);
        commit.Decided.AddRange(decided.Values);
    }

    internal void Stands(StoredAlert alert) => alerts[alert.Key] = alert;

    internal void Changed(AlertTransition transition) => transitions.Add(transition);

    internal void Forget(AlertKey key)
    {
        alerts.Remove(key);
        forgotten.Add(key);
    }

    internal void Decided(DecidedWorkflow workflow) => decided[workflow.Workflow] = workflow;

    /// <summary>Each measurement is decided on for itself, and all that were told since then are put in order.</summary>
    internal void PutInOrder(int since)
    {
        if (transitions.Count - since > 1)
        {
            AlertTransition[] ordered = [.. transitions.Skip(since).OrderBy(transition => transition.Minute)];
            transitions.RemoveRange(since, ordered.Length);
            transitions.AddRange(ordered);
        }
    }
}

/// <summary>Where decisions of one moment go.</summary>
/// <param name="Wall">The clock on the wall, which decides nothing.</param>
internal readonly record struct DecisionRound(Instant Wall, AlertNews News);

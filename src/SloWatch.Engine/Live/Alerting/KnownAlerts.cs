using SloWatch.Core.Alerting.Causes;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live.Alerting;

/// <summary>The alerts of objectives before the rules were read, or changed: those that the rules still have go on as they are.</summary>
internal sealed class KnownAlerts
{
    private readonly Dictionary<AlertKey, (LiveAlert Alert, Instant? BeginsAt)> known;

    /// <summary>From the store.</summary>
    public KnownAlerts(IEnumerable<StoredAlert> stored, Dictionary<string, DecidedWorkflow> decided)
    {
        known = [];
        foreach (StoredAlert one in stored.Where(alert => alert.Key.Subject == AlertSubject.Objective))
        {
            DecidedWorkflow? workflow = decided.GetValueOrDefault(one.Key.Workflow);
            LiveAlert alert = new(one);
            if (workflow?.UnknownWhy is not null)
            {
                alert.WasUnknown();
            }

            known.Add(one.Key, (alert, workflow is { UpTo.IsFinite: true } ? Instant.Never : null));
        }
    }

    /// <summary>Of a service that runs.</summary>
    public KnownAlerts(IEnumerable<CauseAlert> causes, KnownAlerts? held = null)
    {
        known = held is null ? [] : new(held.known);
        foreach (CauseAlert cause in causes)
        {
            known[cause.Alert.Key] = (cause.Alert, cause.BeginsAt);
        }
    }

    /// <summary>The alert of a cause. One that is new, or is counted otherwise than before, begins where the workflow stands now.</summary>
    public CauseAlert Take(Objective objective, WatchedCause cause, AlertNews news)
    {
        string measurement = objective.Measurement.Hash;
        AlertKey key = new(AlertSubject.Objective, objective.Measurement.Workflow.Name, objective.Name, cause.Cause.Text);
        if (!known.Remove(key, out (LiveAlert Alert, Instant? BeginsAt) before))
        {
            return new CauseAlert(cause, new LiveAlert(key, cause.Cause.Severity, measurement, Instant.Never));
        }

        bool counted = before.Alert.Measurement == measurement;
        before.Alert.Use(cause.Cause.Severity, measurement, news);
        return new CauseAlert(cause, before.Alert) { BeginsAt = counted ? before.BeginsAt : null };
    }

    /// <summary>Takes out those that were not taken, and are of objectives that are coming: nothing is decided on them, and they are not closed.</summary>
    public KnownAlerts Hold(RuleSet used, RuleSet coming)
    {
        KnownAlerts held = new([]);
        foreach (Objective objective in coming.Objectives.Except(used.Objectives))
        {
            foreach (AlertKey key in known.Keys.Where(key => key.Name == objective.Name && key.Workflow == objective.Measurement.Workflow.Name).ToArray())
            {
                known.Remove(key, out (LiveAlert, Instant?) one);
                held.known.Add(key, one);
            }
        }

        return held;
    }

    /// <summary>All that was not taken.</summary>
    public void Close(RuleSet rules, Dictionary<string, DecidedWorkflow> decided, DecisionRound round)
    {
        foreach ((AlertKey key, (LiveAlert alert, _)) in known)
        {
            Instant minute = decided.GetValueOrDefault(key.Workflow)?.UpTo ?? Instant.Never;
            alert.Step(Observation.Gone(WhyGone(rules, key)), minute.IsFinite ? minute : round.Wall.FloorToMinute(), round);
            round.News.Forget(key);
        }
    }

    private static string WhyGone(RuleSet rules, AlertKey key)
    {
        Objective? objective = rules.Objectives.FirstOrDefault(one => one.Name == key.Name && one.Measurement.Workflow.Name == key.Workflow);
        return objective is null ? "objective removed"
            : objective.Alerts is null ? "the objective has no alerts any more"
            : $"the alert policy no longer has '{key.Cause}'";
    }
}

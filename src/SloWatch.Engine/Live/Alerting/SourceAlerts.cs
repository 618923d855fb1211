using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live.Alerting;

/// <summary>
/// Of each source that falls silent, the alert that is its own: where nobody can say how objectives stand, no other alert fires. Its cause is
/// seen on the wall's clock, and is never unknown.
/// </summary>
internal sealed class SourceAlerts
{
    private readonly Dictionary<(string Source, string Workflow), LiveAlert> alerts = [];

    public SourceAlerts(IEnumerable<StoredAlert> stored)
    {
        foreach (StoredAlert alert in stored.Where(alert => alert.Key.Subject == AlertSubject.Source))
        {
            alerts.Add((alert.Key.Name, alert.Key.Workflow), new LiveAlert(alert));
        }
    }

    public void Decide(IReadOnlyCollection<SourceStanding> sources, RuleSet rules, DecisionRound round)
    {
        foreach (SourceStanding source in sources.Where(source => source is { IsAwaited: false } or { Stale: null }))
        {
            if (source.Stale is not null || alerts.ContainsKey((source.Source, source.Workflow)))
            {
                Decide(source, rules, round);
            }
        }

        if (alerts.Count > 0)
        {
            Close(alerts.Keys.Except(sources.Select(source => (source.Source, source.Workflow))).ToList(), "the source is gone", round);
        }
    }

    /// <summary>As grave as the gravest that cannot be seen: who would be called must know that nobody can call. Null: nothing depends on it.</summary>
    private static AlertSeverity? SeverityOf(RuleSet rules, string workflow)
    {
        Objective[] blind = [.. AlertAddress.FedBy(rules, workflow)];
        return blind.Length == 0 ? null : blind.Any(objective => objective.Pages) ? AlertSeverity.Page : AlertSeverity.Ticket;
    }

    private void Decide(SourceStanding source, RuleSet rules, DecisionRound round)
    {
        (string, string) key = (source.Source, source.Workflow);
        Instant minute = round.Wall.FloorToMinute();
        bool known = alerts.TryGetValue(key, out LiveAlert? alert);
        if (alert is { State.IsOpen: true } && source.Stale is not null)
        {
            return; // it fires, and goes on
        }

        if (SeverityOf(rules, source.Workflow) is not { } severity)
        {
            Close(known ? [key] : [], "no objective depends on the source any more", round);
            return;
        }

        alert ??= alerts[key] = new LiveAlert(new(AlertSubject.Source, source.Workflow, source.Source, AlertKey.Stale), severity, null, minute);
        alert.Use(severity, null, round.News);
        alert.Step(Observation.Of(new StaleDecision(source.Source, source.Stale)), minute, round);
    }

    private void Close(List<(string Source, string Workflow)> gone, string why, DecisionRound round)
    {
        foreach ((string Source, string Workflow) key in gone)
        {
            LiveAlert alert = alerts[key];
            alert.Step(Observation.Gone(why), round.Wall.FloorToMinute(), round);
            round.News.Forget(alert.Key);
            alerts.Remove(key);
        }
    }
}

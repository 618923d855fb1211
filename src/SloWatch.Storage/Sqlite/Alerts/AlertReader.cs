using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Time;
using SloWatch.Engine.Json;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Alerts;

internal sealed class AlertReader(Connection connection) : IAlertReader
{
    private const string Alerts = "SELECT workflow, subject, name, cause, severity, phase, since, measurement, reason, counts FROM alert";

    private const string Key = "workflow, subject, name, cause";

    private const string Changes =
        "SELECT workflow, subject, name, cause, severity, change, from_phase, to_phase, minute, recorded_at, reason, counts, id FROM alert_transition";

    public IReadOnlyList<StoredAlert> All() => Read($"{Alerts} ORDER BY {Key}", null);

    public IReadOnlyList<StoredAlert> Open(string? workflow) =>
        Read($"{Alerts} WHERE phase IN (1, 3) AND (?1 IS NULL OR workflow = ?1) ORDER BY severity DESC, since, {Key}", workflow);

    public IReadOnlyList<StoredTransition> Transitions(string? workflow, long? before, int limit)
    {
        List<StoredTransition> newest = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(workflow is null
                ? $"{Changes} WHERE id < ?2 ORDER BY id DESC LIMIT ?3"
                : $"{Changes} WHERE workflow = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3");
            if (workflow is not null)
            {
                query.BindName(1, workflow);
            }

            query.Bind(2, before ?? long.MaxValue);
            query.Bind(3, limit);
            while (query.Read())
            {
                newest.Add(new StoredTransition(query.Long(12), TransitionOf(query)));
            }
        }

        return newest;
    }

    public Instant? OldestTransition(string workflow)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT min(minute) FROM alert_transition WHERE workflow = ?1");
            query.BindName(1, workflow);
            return query.Read() ? query.InstantOrNull(0) : null;
        }
    }

    public StoredDiagnosis? DiagnosisOf(long transition)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT transition, made_at, content FROM diagnosis WHERE transition = ?1");
            query.Bind(1, transition);
            return query.Read() ? DiagnosisOf(query) : null;
        }
    }

    public StoredDiagnosis? DiagnosisOf(StoredAlert alert)
    {
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                """
                SELECT d.transition, d.made_at, d.content FROM diagnosis d WHERE d.transition =
                    (SELECT max(id) FROM alert_transition WHERE workflow = ?1 AND minute = ?5 AND subject = ?2 AND name = ?3 AND cause = ?4 AND change = 0)
                """);
            query.BindName(1, alert.Key.Workflow);
            query.Bind(2, (long)alert.Key.Subject);
            query.BindName(3, alert.Key.Name);
            query.BindName(4, alert.Key.Cause);
            query.Bind(5, alert.State.Since);
            return query.Read() ? DiagnosisOf(query) : null;
        }
    }

    public IReadOnlyList<StoredTransition> Undiagnosed(Instant since, int limit)
    {
        List<StoredTransition> newest = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(
                $"{Changes} WHERE change = 0 AND subject = 0 AND minute >= ?1 AND NOT EXISTS (SELECT 1 FROM diagnosis WHERE transition = alert_transition.id) ORDER BY minute DESC, id DESC LIMIT ?2");
            query.Bind(1, since);
            query.Bind(2, limit);
            while (query.Read())
            {
                newest.Add(new StoredTransition(query.Long(12), TransitionOf(query)));
            }
        }

        return newest;
    }

    public IReadOnlyList<DecidedWorkflow> Decided()
    {
        List<DecidedWorkflow> decided = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query("SELECT workflow, up_to, unknown_since, unknown_why FROM decided ORDER BY workflow");
            while (query.Read())
            {
                decided.Add(new DecidedWorkflow(query.Text(0), query.Instant(1), query.InstantOrNull(2), query.TextOrNull(3)));
            }
        }

        return decided;
    }

    private List<StoredAlert> Read(string sql, string? workflow)
    {
        List<StoredAlert> alerts = [];
        lock (connection.Gate)
        {
            using Query query = connection.Query(sql);
            if (sql.Contains("?1", StringComparison.Ordinal))
            {
                query.Bind(1, workflow);
            }

            while (query.Read())
            {
                AlertState state = new((AlertPhase)query.Long(5), query.Instant(6));
                alerts.Add(new StoredAlert(KeyOf(query), (AlertSeverity)query.Long(4), state, query.TextOrNull(7), query.Text(8), CountsText.Read(query.Text(9))));
            }
        }

        return alerts;
    }

    private static AlertTransition TransitionOf(Query query) => new(
        KeyOf(query),
        (AlertSeverity)query.Long(4),
        (AlertChange)query.Long(5),
        (AlertPhase)query.Long(6),
        (AlertPhase)query.Long(7),
        query.Instant(8),
        query.Instant(9),
        query.Text(10),
        CountsText.Read(query.Text(11)));

    private static StoredDiagnosis DiagnosisOf(Query query) => new(query.Long(0), query.Instant(1), DiagnosisReading.Read(query.Text(2)));

    private static AlertKey KeyOf(Query query) => new((AlertSubject)query.Long(1), query.Text(0), query.Text(2), query.Text(3));
}

using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Time;
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

    private static AlertKey KeyOf(Query query) => new((AlertSubject)query.Long(1), query.Text(0), query.Text(2), query.Text(3));
}

using SloWatch.Engine.Json;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Alerts;

internal sealed class AlertWriter(Connection connection)
{
    public void Write(Commit commit)
    {
        commit.AlertsForgotten.ForEach(Forget);
        commit.Alerts.ForEach(Write);
        commit.AlertTransitions.ForEach(Write);
        commit.Diagnoses.ForEach(Write);
        commit.Decided.ForEach(Write);
    }

    private void Forget(AlertKey key)
    {
        using Query delete = connection.Query("DELETE FROM alert WHERE workflow = ?1 AND subject = ?2 AND name = ?3 AND cause = ?4");
        Bind(delete, key);
        delete.Run();
    }

    private void Write(StoredAlert alert)
    {
        using Query upsert = connection.Query(
            """
            INSERT INTO alert (workflow, subject, name, cause, severity, phase, since, measurement, reason, counts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT DO UPDATE SET severity = excluded.severity, phase = excluded.phase, since = excluded.since, measurement = excluded.measurement,
                reason = excluded.reason, counts = excluded.counts
            """);
        Bind(upsert, alert.Key);
        upsert.Bind(5, (long)alert.Severity);
        upsert.Bind(6, (long)alert.State.Phase);
        upsert.Bind(7, alert.State.Since);
        upsert.Bind(8, alert.Measurement);
        upsert.Bind(9, alert.Reason);
        upsert.Bind(10, CountsText.Of(alert.Counts));
        upsert.Run();
    }

    private void Write(AlertTransition transition)
    {
        using Query insert = connection.Query(
            """
            INSERT INTO alert_transition (workflow, subject, name, cause, severity, change, from_phase, to_phase, minute, recorded_at, reason, counts)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """);
        Bind(insert, transition.Key);
        insert.Bind(5, (long)transition.Severity);
        insert.Bind(6, (long)transition.Change);
        insert.Bind(7, (long)transition.From);
        insert.Bind(8, (long)transition.To);
        insert.Bind(9, transition.Minute);
        insert.Bind(10, transition.RecordedAt);
        insert.Bind(11, transition.Reason);
        insert.Bind(12, CountsText.Of(transition.Counts));
        insert.Run();
    }

    private void Write(StoredDiagnosis diagnosis)
    {
        using Query insert = connection.Query("INSERT OR REPLACE INTO diagnosis (transition, made_at, content) SELECT id, ?2, ?3 FROM alert_transition WHERE id = ?1");
        insert.Bind(1, diagnosis.Transition);
        insert.Bind(2, diagnosis.MadeAt);
        insert.Bind(3, JsonText.Line(json => DiagnosisJson.Write(json, diagnosis.Diagnosis)));
        insert.Run();
    }

    private void Write(DecidedWorkflow decided)
    {
        using Query upsert = connection.Query(
            """
            INSERT INTO decided (workflow, up_to, unknown_since, unknown_why) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET up_to = max(up_to, excluded.up_to), unknown_since = excluded.unknown_since, unknown_why = excluded.unknown_why
            """);
        upsert.BindName(1, decided.Workflow);
        upsert.Bind(2, decided.UpTo);
        upsert.Bind(3, decided.UnknownSince);
        upsert.Bind(4, decided.UnknownWhy);
        upsert.Run();
    }

    private static void Bind(Query query, AlertKey key)
    {
        query.BindName(1, key.Workflow);
        query.Bind(2, (long)key.Subject);
        query.BindName(3, key.Name);
        query.BindName(4, key.Cause);
    }
}

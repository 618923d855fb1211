using SloWatch.Core.Ledger;

namespace SloWatch.Storage.Sqlite.Ledger;

internal sealed class ViolationWriter(Connection connection, NameNumbers workflows, NameNumbers measurements)
{
    public void Remove(List<ViolationKey> keys)
    {
        using Query delete = connection.Query("DELETE FROM violation WHERE measurement = ?1 AND workflow = ?2 AND instance = ?3 AND unit = ?4");
        foreach (ViolationKey key in keys)
        {
            Bind(delete, key);
            delete.Run();
        }
    }

    public void Add(List<Violation> violations)
    {
        using Query insert = connection.Query(
            """
            INSERT OR REPLACE INTO violation (measurement, workflow, instance, unit, at, reason, step, state, dependency, version, error, closed_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """);
        foreach (Violation violation in violations)
        {
            Bind(insert, violation.Key);
            insert.Bind(5, violation.At);
            insert.Bind(6, violation.Reason);
            insert.Bind(7, violation.Step);
            insert.Bind(8, violation.State);
            insert.Bind(9, violation.Dependency);
            insert.Bind(10, violation.Version);
            insert.Bind(11, violation.Error);
            insert.Bind(12, violation.ClosedAt);
            insert.Run();
        }
    }

    private void Bind(Query query, ViolationKey key)
    {
        query.Bind(1, measurements.NumberOf(key.Measurement));
        query.Bind(2, workflows.NumberOf(key.Workflow));
        query.BindName(3, key.Instance);
        query.BindName(4, key.Unit);
    }
}

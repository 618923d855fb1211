using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite.Instances;

/// <summary>Finds instances by the correlation keys they carry.</summary>
internal static class KeyReader
{
    private const string Own = "(SELECT id FROM instance WHERE workflow = (SELECT id FROM workflow WHERE name = ?1) AND instance = ?2)";

    private const string ByName =
        $"""
        SELECT i.instance, k.value FROM correlation_key k CROSS JOIN correlation_key other CROSS JOIN instance i
        WHERE k.instance = {Own} AND k.name = ?3
            AND other.workflow = (SELECT id FROM workflow WHERE name = ?4) AND other.name = k.name AND other.value = k.value AND i.id = other.instance
        ORDER BY 1, 2 LIMIT ?5
        """;

    // The newest business key is a column of the instance and has an index; which of the workflow + keeps out of it.
    private const string ByBusinessKey =
        $"""
        WITH mine (value) AS (
            SELECT business_key FROM instance WHERE id = {Own} AND business_key IS NOT NULL
            UNION SELECT value FROM correlation_key WHERE instance = {Own} AND name = ?3),
        other (id) AS (SELECT id FROM workflow WHERE name = ?4)
        SELECT i.instance, mine.value FROM mine CROSS JOIN instance i INDEXED BY instance_business_key ON i.business_key = mine.value WHERE +i.workflow = (SELECT id FROM other)
        UNION
        SELECT i.instance, mine.value FROM mine CROSS JOIN correlation_key k CROSS JOIN instance i
        WHERE k.workflow = (SELECT id FROM other) AND k.name = ?3 AND k.value = mine.value AND i.id = k.instance
        ORDER BY 1, 2 LIMIT ?5
        """;

    public static IReadOnlyList<SharedKey> Sharing(Connection connection, InstanceKey instance, string workflow, string? key, int limit)
    {
        List<SharedKey> sharing = [];
        using Query query = connection.Query(key is null ? ByBusinessKey : ByName);
        query.BindName(1, instance.Workflow);
        query.BindName(2, instance.Id);
        query.Bind(3, key ?? "");
        query.BindName(4, workflow);
        query.Bind(5, limit);
        while (query.Read())
        {
            sharing.Add(new SharedKey(new InstanceKey(workflow, query.Text(0)), query.Text(1)));
        }

        return sharing;
    }

    public static IReadOnlyList<NamedValue> Of(Connection connection, InstanceKey instance)
    {
        List<NamedValue> keys = [];
        using Query query = connection.Query($"SELECT name, value FROM correlation_key WHERE instance = {Own}");
        query.BindName(1, instance.Workflow);
        query.BindName(2, instance.Id);
        while (query.Read())
        {
            keys.Add(new NamedValue(query.Text(0), query.Text(1)));
        }

        return [.. keys.OrderBy(key => key.Name, StringComparer.Ordinal).ThenBy(key => key.Value, StringComparer.Ordinal)];
    }
}

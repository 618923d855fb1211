namespace SloWatch.Storage.Sqlite;

/// <summary>The small numbers of workflows or measurements, given on first use. Only the writer keeps them: a reader's could change under it.</summary>
internal sealed class NameNumbers(Connection connection, string select, string insert)
{
    private readonly Dictionary<string, long> numbers = [];

    public static NameNumbers OfWorkflows(Connection connection) =>
        new(connection, "SELECT id FROM workflow WHERE name = ?1", "INSERT INTO workflow (name) VALUES (?1)");

    public static NameNumbers OfMeasurements(Connection connection) =>
        new(connection, "SELECT id FROM measurement WHERE hash = ?1", "INSERT INTO measurement (hash) VALUES (?1)");

    public long NumberOf(string name)
    {
        if (!numbers.TryGetValue(name, out long number))
        {
            number = Stored(name) ?? Give(name);
            numbers.Add(name, number);
        }

        return number;
    }

    public long? Stored(string name)
    {
        using Query query = connection.Query(select);
        query.BindName(1, name);
        return query.Read() ? query.Long(0) : null;
    }

    /// <summary>What was given in a transaction that was undone is void.</summary>
    public void Forget() => numbers.Clear();

    private long Give(string name)
    {
        using Query query = connection.Query(insert);
        query.BindName(1, name);
        query.Run();
        return connection.LastInsertId;
    }
}

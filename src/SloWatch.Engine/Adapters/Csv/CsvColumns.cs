namespace SloWatch.Engine.Adapters.Csv;

/// <summary>What a column of a table can say of a row.</summary>
internal enum ColumnRole
{
    Case,
    Activity,
    Time,
    Scheduled,
    Start,
    End,
    Lifecycle,
    Run,
    Resource,
    Result,
}

/// <summary>The columns that a Source names.</summary>
internal sealed class CsvColumns(IReadOnlyDictionary<ColumnRole, string> named)
{
    public static readonly CsvColumns None = new(new Dictionary<ColumnRole, string>());

    public bool IsNone => named.Count == 0;

    /// <summary>In the order of the roles.</summary>
    public string Canonical => string.Join('\u001f', named.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>Null when the Source names none.</summary>
    public string? this[ColumnRole role] => named.GetValueOrDefault(role);

    public bool Has(ColumnRole role) => named.ContainsKey(role);
}

using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters.Csv.Headers;
using SloWatch.Engine.Adapters.Csv.Rows;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Csv.Starts;

/// <summary>What a start carries of its row: attributes, the business key and the version.</summary>
/// <param name="unusable">Called with what cannot be a name.</param>
internal sealed class StartValues(ActivityMapping mapping, CsvHeader header, Action<RowFault> unusable)
{
    private static readonly string?[] None = [];

    private readonly int attributes = mapping.Attributes.Count;

    /// <summary>Of the attributes in their order, of the business key, and of the version, without those that are not mapped.</summary>
    private readonly int[] columns =
    [
        .. mapping.Attributes.Select(attribute => header.Find(attribute.Value, $"the attribute '{attribute.Name}'")),
        .. mapping.BusinessKey is { } key ? new[] { header.Find(key, "the business key") } : [],
        .. mapping.Version is { } version ? new[] { header.Find(version, "the version") } : [],
    ];

    public int Count => columns.Length;

    public bool AnyOpen(CaseStart start, Instant at, RowReader row)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            if (start.IsOpen(i, at) && !row[columns[i]].IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Null for each that the row does not have.</summary>
    public string?[] Read(RowReader row)
    {
        if (columns.Length == 0)
        {
            return None;
        }

        string?[] given = new string?[columns.Length];
        for (int i = 0; i < given.Length; i++)
        {
            if (row[columns[i]] is { IsEmpty: false } cell)
            {
                given[i] = i < attributes ? Attribute(cell) : Name(row, columns[i]);
            }
        }

        return given;
    }

    public EventDetails? ToDetails(string?[] given)
    {
        if (given.All(value => value is null))
        {
            return null;
        }

        NamedValue[] carried = [.. mapping.Attributes.Select((attribute, i) => new NamedValue(attribute.Name, given[i]!)).Where(pair => pair.Value is not null)];
        return new EventDetails
        {
            Attributes = carried.Length == 0 ? null : carried,
            BusinessKey = mapping.BusinessKey is null ? null : given[attributes],
            Version = mapping.Version is null ? null : given[^1],
        };
    }

    /// <summary>Most attributes are one of a few texts.</summary>
    private static string Attribute(ReadOnlySpan<byte> cell) => EventLimits.Cut(NamePool.Get(cell));

    private string? Name(RowReader row, int column)
    {
        string name = NamePool.Get(row[column]);
        if (EventLimits.Refusal(name) is not { } refusal)
        {
            return name;
        }

        unusable(new RowFault(row.PlaceOf(column), $"the case's key {refusal}", "it is left out", row.Shown()));
        return null;
    }
}

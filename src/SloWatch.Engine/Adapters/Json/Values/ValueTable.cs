using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Json.Values;

/// <summary>What the engine's own words mean. Patterns hold in the order in which they are written.</summary>
internal sealed record ValueTable(string Name, IReadOnlyList<NamedValue> Rows)
{
    private readonly Dictionary<string, string> known = Rows.Where(row => !row.Name.Contains('*', StringComparison.Ordinal)).DistinctBy(row => row.Name).ToDictionary(row => row.Name, row => row.Value);

    /// <summary>Null when it has no such row.</summary>
    public string? Find(string text)
    {
        if (known.TryGetValue(text, out string? exact))
        {
            return exact;
        }

        foreach (NamedValue row in Rows)
        {
            if (UnitMatch.Fits(row.Name, text))
            {
                return row.Value;
            }
        }

        return null;
    }

    public string Refusal(string text) => $"the table '{Name}' has no '{JsonText.Short(text)}'; add it there, or '*' for all others";
}

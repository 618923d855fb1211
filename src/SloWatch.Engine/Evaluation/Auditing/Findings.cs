using System.Globalization;
using SloWatch.Core.Rules;

namespace SloWatch.Engine.Evaluation.Auditing;

/// <summary>The differences found, named as people know things. A store that is wrong as a whole does not fill the memory.</summary>
internal sealed class Findings(RuleSet rules)
{
    private const int Limit = 10_000;

    private readonly Dictionary<string, string> objectives = rules.Objectives
        .GroupBy(objective => objective.Measurement.Hash)
        .ToDictionary(shared => shared.Key, shared => string.Join(", ", shared.Select(objective => objective.Name).Order(StringComparer.Ordinal)));

    private readonly List<AuditDifference> listed = [];
    private long count;

    /// <summary>A measurement by the objectives that share it.</summary>
    public string NameOf(string measurement) => objectives.GetValueOrDefault(measurement, measurement);

    /// <param name="sentence">Of the store, which knows measurements by their hash alone.</param>
    public void AddDamage(string sentence)
    {
        foreach ((string hash, string names) in objectives)
        {
            sentence = sentence.Replace(hash, $"{hash} ({names})", StringComparison.Ordinal);
        }

        Add("the store itself", sentence, null);
    }

    public void Add(string where, string stored, string? recounted)
    {
        count++;
        if (listed.Count < Limit)
        {
            listed.Add(new AuditDifference(where, stored, recounted));
        }
    }

    /// <summary>One difference with the fields that differ; none when none does.</summary>
    public void Compare(string where, params ReadOnlySpan<(string Field, object? Stored, object? Recounted)> fields)
    {
        List<string> stored = [];
        List<string> recounted = [];
        foreach ((string field, object? kept, object? counted) in fields)
        {
            if (!Equals(kept, counted))
            {
                stored.Add($"{field} {Text(kept)}");
                recounted.Add($"{field} {Text(counted)}");
            }
        }

        if (stored.Count > 0)
        {
            Add(where, string.Join(", ", stored), string.Join(", ", recounted));
        }
    }

    public IReadOnlyList<AuditDifference> All() =>
        count == listed.Count ? listed : [.. listed, new AuditDifference($"{count - listed.Count:N0} more differences", "not listed", "not listed")];

    private static string Text(object? value) => value switch
    {
        null => "none",
        string text => $"'{text}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}

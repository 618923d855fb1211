using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Xes;

/// <summary>The values of those keys of the log that the mapping asks for.</summary>
internal sealed class WantedValues(ActivityMapping mapping)
{
    private readonly string[] keys =
    [
        .. mapping.Attributes.Select(attribute => attribute.Value)
            .Concat(new[] { mapping.BusinessKey, mapping.Version }.OfType<string>())
            .Distinct(StringComparer.Ordinal),
    ];

    private readonly Dictionary<string, string> values = [];

    public bool IsEmpty => values.Count == 0;

    public void Clear() => values.Clear();

    public void Set(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        foreach (string wanted in keys)
        {
            if (key.SequenceEqual(wanted))
            {
                values[wanted] = EventLimits.Cut(value.ToString());
            }
        }
    }

    /// <summary>Takes over what is missing here.</summary>
    public void Complete(WantedValues others)
    {
        foreach ((string key, string value) in others.values)
        {
            values.TryAdd(key, value);
        }
    }

    /// <summary>What a start carries of them; null for nothing.</summary>
    /// <param name="unusable">Called with what cannot be a name.</param>
    public EventDetails? ToDetails(Action<string> unusable)
    {
        if (IsEmpty)
        {
            return null;
        }

        NamedValue[] attributes = [.. mapping.Attributes.Where(pair => values.ContainsKey(pair.Value)).Select(pair => new NamedValue(pair.Name, values[pair.Value]))];
        EventDetails details = new()
        {
            Attributes = attributes.Length == 0 ? null : attributes,
            BusinessKey = NameOf(mapping.BusinessKey, unusable),
            Version = NameOf(mapping.Version, unusable),
        };
        return details == new EventDetails() ? null : details;
    }

    private string? NameOf(string? key, Action<string> unusable)
    {
        string? name = key is null ? null : values.GetValueOrDefault(key);
        if (string.IsNullOrEmpty(name) || EventLimits.Refusal(name) is not { } refusal)
        {
            return string.IsNullOrEmpty(name) ? null : name;
        }

        unusable($"the case's '{key}' {refusal}; it is left out");
        return null;
    }
}

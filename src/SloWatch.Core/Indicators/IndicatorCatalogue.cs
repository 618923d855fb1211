using System.Collections.Frozen;

namespace SloWatch.Core.Indicators;

/// <summary>The shelf of indicators.</summary>
public static class IndicatorCatalogue
{
    public static IReadOnlyList<IIndicatorType> All { get; } =
    [
    ];

    private static readonly FrozenDictionary<string, IIndicatorType> ByName = All.ToFrozenDictionary(type => type.Name);

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static IIndicatorType? Find(string name) => ByName.GetValueOrDefault(name);
}

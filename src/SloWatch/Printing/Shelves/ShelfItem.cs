using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;

namespace SloWatch.Cli.Printing.Shelves;

/// <summary>One extension of a shelf, as it describes itself.</summary>
/// <param name="Shelf">What kind of extension it is.</param>
/// <param name="Sees">Of an adapter: what such a source shows unless its Source says otherwise; null for an indicator, whose needs follow from its settings.</param>
internal sealed record ShelfItem(string Shelf, string Name, string Summary, IReadOnlyList<string>? Sees, IReadOnlyList<SettingDeclaration> Settings, string Example)
{
    public static IReadOnlyList<ShelfItem> All =>
    [
        .. IndicatorCatalogue.All.Select(type => new ShelfItem("indicator", type.Name, type.Summary, null, type.Settings, type.Example)),
        .. AdapterCatalogue.Files.Select(adapter => new ShelfItem(
            "file format", adapter.Name, $"{adapter.Summary} Files: {string.Join(", ", adapter.Extensions)}, also with .gz", [.. SightNames.Of(adapter.Sees)], adapter.Settings, adapter.Example)),
    ];
}

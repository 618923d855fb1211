using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;

namespace SloWatch.Cli.Printing.Shelves;

/// <summary>One extension of a shelf, as it describes itself.</summary>
/// <param name="Shelf">What kind of extension it is.</param>
/// <param name="Sees">Of a format: what such a source shows unless its Source says otherwise.</param>
/// <param name="Forms">Of an indicator: what a source must see for it, first with no more settings than it needs.</param>
internal sealed record ShelfItem(
    string Shelf, string Name, string Summary, IReadOnlyList<string>? Sees, IReadOnlyList<IndicatorForm>? Forms, IReadOnlyList<SettingDeclaration> Settings, string Example)
{
    public static IReadOnlyList<ShelfItem> All => [.. IndicatorCatalogue.All.Select(Of), .. AdapterCatalogue.Files.Select(Of), .. AdapterCatalogue.Polled.Select(Of)];

    private static ShelfItem Of(IIndicatorType type) => new("indicator", type.Name, type.Summary, null, IndicatorForm.Of(type), type.Settings, type.Example);

    private static ShelfItem Of(IFileAdapter adapter) => new(
        "file format", adapter.Name, $"{adapter.Summary} Files: {string.Join(", ", adapter.Extensions)}, also with .gz", [.. SightNames.Of(adapter.Sees)], null, adapter.Settings, adapter.Example);

    private static ShelfItem Of(IPolledAdapter adapter) => new("server that is asked", adapter.Name, adapter.Summary, [.. SightNames.Of(adapter.Sees)], null, adapter.Settings, adapter.Example);
}

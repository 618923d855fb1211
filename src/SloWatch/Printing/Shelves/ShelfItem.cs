using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;

namespace SloWatch.Cli.Printing.Shelves;

/// <summary>One extension of a shelf, as it describes itself.</summary>
/// <param name="Shelf">What kind of extension it is.</param>
/// <param name="Sees">Of a file format: what such a source shows unless its Source says otherwise.</param>
/// <param name="Needs">Of an indicator: what a source must see for it, with no more settings than it requires.</param>
internal sealed record ShelfItem(
    string Shelf, string Name, string Summary, IReadOnlyList<string>? Sees, IReadOnlyList<string>? Needs, IReadOnlyList<SettingDeclaration> Settings, string Example)
{
    private static readonly Place Here = new("types", 1, 1);

    public static IReadOnlyList<ShelfItem> All => [.. IndicatorCatalogue.All.Select(Of), .. AdapterCatalogue.Files.Select(Of)];

    private static ShelfItem Of(IIndicatorType type) => new("indicator", type.Name, type.Summary, null, NeedsOf(type), type.Settings, type.Example);

    private static ShelfItem Of(IFileAdapter adapter) => new(
        "file format", adapter.Name, $"{adapter.Summary} Files: {string.Join(", ", adapter.Extensions)}, also with .gz", [.. SightNames.Of(adapter.Sees)], null, adapter.Settings, adapter.Example);

    /// <summary>Reads an indicator of what is required alone, and asks it.</summary>
    private static string[] NeedsOf(IIndicatorType type)
    {
        IEnumerable<SettingEntry> required = type.Settings.Where(setting => setting.Required)
            .Select(setting => new SettingEntry(setting.Name, Here, new ScalarSetting(Here, setting.Example ?? "", Quoted: false)));
        SettingReader reader = new(new MapSetting(Here, [.. required]), type.Settings, [], type.Name);
        return [.. SightNames.Of(type.Read(reader, new Workflow("example"))?.Needs ?? Sight.None)];
    }
}

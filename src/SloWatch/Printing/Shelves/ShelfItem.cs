using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;

namespace SloWatch.Cli.Printing.Shelves;

/// <summary>One extension of a shelf, as it describes itself.</summary>
/// <param name="Shelf">What kind of extension it is.</param>
/// <param name="Sees">Of a format: what such a source shows unless its Source says otherwise.</param>
/// <param name="Needs">Of an indicator: what a source must see for it, with no more settings than it needs.</param>
internal sealed record ShelfItem(
    string Shelf, string Name, string Summary, IReadOnlyList<string>? Sees, IReadOnlyList<string>? Needs, IReadOnlyList<SettingDeclaration> Settings, string Example)
{
    private static readonly Place Here = new("types", 1, 1);

    public static IReadOnlyList<ShelfItem> All => [.. IndicatorCatalogue.All.Select(Of), .. AdapterCatalogue.Files.Select(Of), .. AdapterCatalogue.Polled.Select(Of)];

    private static ShelfItem Of(IIndicatorType type) => new("indicator", type.Name, type.Summary, null, NeedsOf(type), type.Settings, type.Example);

    private static ShelfItem Of(IFileAdapter adapter) => new(
        "file format", adapter.Name, $"{adapter.Summary} Files: {string.Join(", ", adapter.Extensions)}, also with .gz", [.. SightNames.Of(adapter.Sees)], null, adapter.Settings, adapter.Example);

    private static ShelfItem Of(IPolledAdapter adapter) => new("server that is asked", adapter.Name, adapter.Summary, [.. SightNames.Of(adapter.Sees)], null, adapter.Settings, adapter.Example);

    /// <summary>Reads an indicator of what is required alone, and, where that is not enough, of the first of the rest that make one.</summary>
    private static string[] NeedsOf(IIndicatorType type)
    {
        List<SettingEntry> given = [.. type.Settings.Where(setting => setting.Required).Select(Exemplary)];
        IIndicator? indicator = Read(type, given);
        foreach (SettingDeclaration more in type.Settings.Where(setting => setting is { Required: false, Kind: SettingKind.Text, Example: not null }))
        {
            if (indicator is null)
            {
                given.Add(Exemplary(more));
                indicator = Read(type, given);
            }
        }

        return [.. SightNames.Of(indicator?.Needs ?? Sight.None)];
    }

    private static SettingEntry Exemplary(SettingDeclaration setting) => new(setting.Name, Here, new ScalarSetting(Here, setting.Example ?? "", Quoted: false));

    private static IIndicator? Read(IIndicatorType type, IEnumerable<SettingEntry> given) =>
        type.Read(new SettingReader(new MapSetting(Here, [.. given]), type.Settings, [], type.Name), new Workflow("example"));
}

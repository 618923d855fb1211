using SloWatch.Engine.Adapters.Csv;
using SloWatch.Engine.Adapters.Json;
using SloWatch.Engine.Adapters.JsonLines;
using SloWatch.Engine.Adapters.Xes;

namespace SloWatch.Engine.Adapters;

/// <summary>The shelf of adapters.</summary>
public static class AdapterCatalogue
{
    public static IReadOnlyList<IFileAdapter> Files { get; } =
    [
        new XesAdapter(),
        new CsvAdapter(),
        new JsonLinesAdapter(),
        new JsonAdapter(),
    ];

    public static IFileAdapter? Find(string name) => Files.FirstOrDefault(adapter => adapter.Name == name);
}

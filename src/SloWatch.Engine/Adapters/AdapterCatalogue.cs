using SloWatch.Engine.Adapters.Csv;
using SloWatch.Engine.Adapters.Json;
using SloWatch.Engine.Adapters.JsonLines;
using SloWatch.Engine.Adapters.Prometheus;
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

    /// <summary>Those that ask, instead of being delivered to.</summary>
    public static IReadOnlyList<IPolledAdapter> Polled { get; } = [new PrometheusAdapter()];

    public static IReadOnlyList<IAdapter> All { get; } = [.. Files, .. Polled];

    public static IPolledAdapter? FindPolled(string name) => Polled.FirstOrDefault(adapter => adapter.Name == name);

    /// <summary>Of files and messages.</summary>
    public static IFileAdapter? Find(string name) => Files.FirstOrDefault(adapter => adapter.Name == name);
}

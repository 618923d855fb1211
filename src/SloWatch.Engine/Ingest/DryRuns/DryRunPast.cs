using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.DryRuns;

/// <summary>What an import would find in the store, as far as it decides what is refused: what is there, and what files before it would have brought.</summary>
/// <param name="stored">Null: there is none.</param>
public sealed class DryRunPast(IStoreReader? stored)
{
    private readonly Dictionary<string, Instant> horizons = stored?.Instances.Horizons().ToDictionary(one => one.Workflow, one => one.Horizon) ?? [];
    private readonly Dictionary<InstanceKey, Instant> own = [];

    private readonly List<SourceState> sources = [.. stored?.Sources.All() ?? []];

    internal IReadOnlyList<SourceState> Sources => sources;

    /// <summary>A file would have brought something of them.</summary>
    internal void Delivered(IEnumerable<(string Source, string Workflow)> feeds, string mappingHash) => sources.AddRange(
        feeds.Where(feed => !sources.Exists(known => (known.Name, known.Workflow) == feed)).Select(feed => new SourceState(feed.Source, feed.Workflow, Instant.Never, mappingHash, null, "")).ToArray());

    /// <summary>Before it an instance takes nothing: it is its own if it is there, else that of its workflow.</summary>
    /// <param name="at">Of what comes: one that is young enough has nothing looked up.</param>
    internal Instant? HorizonAfter(Instant at, InstanceKey key)
    {
        if (stored is null || !horizons.TryGetValue(key.Workflow, out Instant horizon) || at >= horizon)
        {
            return null;
        }

        if (!own.TryGetValue(key, out Instant known))
        {
            own.Add(key, known = stored.Instances.Load([key])[0]?.Horizon ?? horizon);
        }

        return at < known ? known : null;
    }
}

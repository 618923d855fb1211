using SloWatch.Core.Instances;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.DryRuns;

/// <summary>What an import would find in the store, as far as it decides what is refused.</summary>
/// <param name="stored">Null: there is none.</param>
internal sealed class DryRunPast(IStoreReader? stored)
{
    private readonly Dictionary<string, Instant> horizons = stored?.Instances.Horizons().ToDictionary(one => one.Workflow, one => one.Horizon) ?? [];
    private readonly Dictionary<InstanceKey, Instant> own = [];

    public IReadOnlyList<SourceState> Sources { get; } = stored?.Sources.All() ?? [];

    /// <summary>Before it an instance takes nothing: it is its own if it is there, else that of its workflow.</summary>
    /// <param name="at">Of what comes: one that is young enough has nothing looked up.</param>
    public Instant? HorizonAfter(Instant at, InstanceKey key)
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

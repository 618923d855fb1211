using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Anteroom;

/// <summary>A fact that waited and goes into quarantine, each of its revisions an entry.</summary>
internal static class Expelled
{
    /// <summary>The quarantine keeps what comes from one place with one reason once: the place is this very revision.</summary>
    public static IEnumerable<Quarantined> Of(WaitingFact waiting, string reason, Instant now) =>
        waiting.Told.Select((told, number) => RefusedFact.Of(told, reason, waiting.Origin, now) is var entry ? entry with { Origin = $"{entry.Origin}, waiting {waiting.Id}.{number + 1}" } : null!);
}

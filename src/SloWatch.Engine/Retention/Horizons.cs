using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Retention;

/// <summary>Before which moment instances of a workflow have been over for as long as they are kept.</summary>
internal sealed class Horizons(IStoreReader store, RuleSet rules, TimeSpan keep, Instant wall)
{
    private readonly Watermarks watermarks = new(store.Sources.All());

    /// <summary>
    /// Null when that cannot be said. Age is counted from where the workflow is complete, as reports count; a file is complete for ever, and its age
    /// is counted from its last fact, so that old logs can be worked with. An event from the future makes nothing old.
    /// </summary>
    public Instant? Of(string workflow)
    {
        Instant complete = watermarks.Of(rules.For(workflow));
        Instant? now = complete == Instant.Ever ? store.Instances.LastFactAt(workflow)?.NextMinute() : complete;
        return now is { IsFinite: true } known ? (Instant.Min(known, wall) - keep).FloorToMinute() : null;
    }
}

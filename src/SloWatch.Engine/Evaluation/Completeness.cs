using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

/// <summary>How far the sources of workflows are complete. Only sources that ever delivered count.</summary>
internal sealed class Completeness
{
    private readonly IStoreReader store;
    private readonly Dictionary<string, SourceState[]> sources;
    private readonly Dictionary<string, Instant?> defaults;

    public Completeness(IStoreReader store, IEnumerable<string> workflows)
    {
        this.store = store;
        ILookup<string, SourceState> byWorkflow = store.Sources.All().ToLookup(source => source.Workflow);
        sources = workflows.Distinct().ToDictionary(workflow => workflow, workflow => byWorkflow[workflow].ToArray());
        defaults = sources.Keys.ToDictionary(workflow => workflow, UpTo);
    }

    public IEnumerable<string> Workflows => sources.Keys;

    public Instant? LeastDefaultAsOf => defaults.Values.Min(asOf => asOf?.Micros) is { } least ? new Instant(least) : null;

    /// <summary>Every event before it has been seen; never while nothing has been delivered.</summary>
    public Instant WatermarkOf(string workflow) => sources[workflow] is { Length: > 0 } all ? all.Min(source => source.Watermark) : Instant.Never;

    /// <summary>The full minute up to which a report looks by itself; null while nothing has been delivered.</summary>
    public Instant? DefaultAsOf(string workflow) => defaults[workflow];

    /// <summary>Why counts up to a moment may not be the truth; null when they are.</summary>
    public string? DoubtAt(string workflow, Instant asOf)
    {
        if (sources[workflow] is not { Length: > 0 } all)
        {
            return $"no source has delivered anything for {workflow} yet";
        }

        SourceState least = all.MinBy(source => source.Watermark)!;
        return least.Watermark >= asOf ? null
            : least.Watermark == Instant.Never ? $"source {least.Name} is not complete: its import has not reached the end of the file"
            : $"source {least.Name} is complete only up to {least.Watermark}";
    }

    /// <summary>A file is complete for ever, and a broken import nowhere: both speak up to their last fact, and with it, though windows do not hold their end.</summary>
    private Instant? UpTo(string workflow)
    {
        if (sources[workflow] is not { Length: > 0 } all)
        {
            return null;
        }

        Instant least = all.Min(source => source.Watermark);
        return least.IsFinite ? least.FloorToMinute() : store.Instances.LastFactAt(workflow)?.NextMinute();
    }
}

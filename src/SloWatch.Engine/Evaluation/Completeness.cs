using SloWatch.Core.Rules;
using SloWatch.Core.Sources;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

/// <summary>How far the sources of workflows are complete, see <see cref="Watermarks"/>.</summary>
internal sealed class Completeness
{
    private readonly IStoreReader store;
    private readonly Watermarks watermarks;
    private readonly Dictionary<string, WorkflowRules> workflows;
    private readonly ILookup<string, SourceState> sources;
    private readonly Dictionary<string, Instant?> defaults;
    private readonly RuleSet? rules;

    /// <param name="rules">That say how long a source may be silent; null: as long as usual.</param>
    public Completeness(IStoreReader store, IEnumerable<WorkflowRules> workflows, RuleSet? rules)
    {
        (this.store, this.rules) = (store, rules);
        IReadOnlyList<SourceState> all = store.Sources.All();
        watermarks = new Watermarks(all);
        sources = all.ToLookup(source => source.Workflow);
        this.workflows = workflows.ToDictionary(rules => rules.Workflow.Name);
        defaults = this.workflows.ToDictionary(rules => rules.Key, rules => UpTo(rules.Value));
    }

    public IEnumerable<string> Workflows => workflows.Keys;

    public Instant? LeastDefaultAsOf => defaults.Values.Min(asOf => asOf?.Micros) is { } least ? new Instant(least) : null;

    /// <param name="rules">All there are; null: no others than those of the objectives.</param>
    public static Completeness Of(IStoreReader store, IReadOnlyList<Objective> objectives, RuleSet? rules) => new(
        store,
        objectives.Select(objective => objective.Measurement).GroupBy(measurement => measurement.Workflow.Name)
            .Select(own => rules?.For(own.Key) ?? new WorkflowRules(own.First().Workflow, [.. own])),
        rules);

    /// <summary>Every event before it has been seen; never while nothing has been delivered.</summary>
    public Instant WatermarkOf(string workflow) => watermarks.Of(workflows[workflow]);

    /// <summary>The full minute up to which a report looks by itself; null while nothing has been delivered.</summary>
    public Instant? DefaultAsOf(string workflow) => defaults[workflow];

    /// <summary>Why counts of a measurement up to a moment may not be the truth; null when they are.</summary>
    public string? DoubtAt(Measurement measurement, Instant asOf)
    {
        string workflow = measurement.Workflow.Name;
        if (!sources[workflow].Any())
        {
            return $"no source has delivered anything for {workflow} yet";
        }

        if (measurement.Indicator.HandsOverTo is { } receiver && !sources[receiver.Workflow].Any())
        {
            return $"no source has delivered anything for {receiver.Workflow} yet, which takes over";
        }

        SourceState least = SourcesOf(workflows[workflow]).MinBy(source => source.Watermark)!;
        string name = least.Workflow == workflow ? $"source {least.Name}" : $"source {least.Name} of {least.Workflow}, which takes over,";
        return least.Watermark >= asOf ? null
            : least.Watermark == Instant.Never && least.Live is not null ? SourceState.WithTrouble($"{name} has not said yet how far it is complete", least.Trouble)
            : least.Watermark == Instant.Never ? $"{name} is not complete: its import has not reached the end of the file"
            : SourceState.WithTrouble($"{name} is complete only up to {least.Watermark}", least.Trouble);
    }

    /// <summary>Why nobody can say how a measurement stands just now, whatever was known once; null when one can.</summary>
    /// <param name="wall">The clock on the wall.</param>
    public string? DoubtNow(Measurement measurement, Instant wall)
    {
        foreach (SourceState source in SourcesOf(workflows[measurement.Workflow.Name]))
        {
            if (source.Live?.StaleAt(wall, rules?.ClockOf(source.Name) ?? SourceClock.Usual) is { } stale)
            {
                return $"source {source.Name}: {SourceState.WithTrouble(stale, source.Trouble)}";
            }
        }

        return null;
    }

    private IEnumerable<SourceState> SourcesOf(WorkflowRules rules) =>
        rules.Receivers.Select(receiver => receiver.Workflow).Prepend(rules.Workflow.Name).Distinct().SelectMany(workflow => sources[workflow]);

    /// <summary>
    /// A file is complete for ever, and a broken import nowhere: both speak up to their last fact, and with it, though windows do not hold their
    /// end. What delivers live and has said nothing of how far it is complete speaks up to when it was heard, whatever future it tells of.
    /// </summary>
    private Instant? UpTo(WorkflowRules rules)
    {
        if (!sources[rules.Workflow.Name].Any())
        {
            return null;
        }

        Instant least = watermarks.Of(rules);
        return least.IsFinite ? least.FloorToMinute()
            : SourcesOf(rules).Where(source => source.Watermark == Instant.Never).Max(source => source.Live?.DeliveredAt.Micros) is { } heard ? new Instant(heard).FloorToMinute()
            : store.Instances.LastFactAt(rules.Workflow.Name)?.NextMinute();
    }
}

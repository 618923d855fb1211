using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Indicators;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Sources;
using SloWatch.Core.Time.Calendars;

namespace SloWatch.Core.Rules;

/// <summary>All rules of a folder, validated as a whole.</summary>
public sealed record RuleSet(
    IReadOnlyList<Workflow> Workflows,
    IReadOnlyList<Objective> Objectives,
    IReadOnlyList<SourceDefinition> Sources,
    IReadOnlyList<Owner> Owners)
{
    public IReadOnlyList<WorkCalendar> Calendars { get; init; } = [];

    public static readonly RuleSet Empty = new([], [], [], []);

    /// <summary>Those that documents define; objectives hold their own.</summary>
    public IReadOnlyList<AlertPolicy> Policies { get; init; } = [];

    private readonly Dictionary<string, WorkflowRules> byWorkflow = Group(Workflows, Objectives);

    public IReadOnlyList<Workflow> Workflows
    {
        get;
        init => (field, byWorkflow) = (value, Group(value, Objectives));
    } = Workflows;

    public IReadOnlyList<Objective> Objectives
    {
        get;
        init => (field, byWorkflow) = (value, Group(Workflows, value));
    } = Objectives;

    /// <summary>The rules of one workflow; of one that no rule names, a workflow without measurements.</summary>
    public WorkflowRules For(string workflow) =>
        byWorkflow.TryGetValue(workflow, out WorkflowRules? rules) ? rules : new WorkflowRules(new Workflow(workflow), []);

    public IEnumerable<WorkflowRules> All => byWorkflow.Values;

    /// <summary>Of a source, also of one that no rule names.</summary>
    public SourceClock ClockOf(string source) =>
        Sources.FirstOrDefault(one => one.Name == source) is { } known ? new SourceClock(known.Settle, known.StaleAfter) : SourceClock.Usual;

    /// <summary>
    /// Why a source is not to deliver for a workflow: the rules name others for it, and it for another. Null when it may: one that no rule names
    /// may be new, and a workflow without a Source is fed by whoever knows it.
    /// </summary>
    public string? StrangerTo(string workflow, string source)
    {
        SourceDefinition? named = null;
        string? feeds = null;
        foreach (SourceDefinition one in Sources)
        {
            named = one.Name == source ? one : named;
            feeds = one.Workflow == workflow ? one.Name : feeds;
        }

        return feeds is null || named is null || named.Workflow == workflow ? null
            : $"the source '{source}' feeds the workflow '{named.Workflow}', and '{workflow}' is fed by '{feeds}'; mend the event, or give the workflow a Source for it";
    }

    /// <summary>
    /// Why the word of a source on how far it has told everything is not taken: the workflow has Sources, and this is none of them. One misspelt
    /// letter would hold the workflow back for ever. Null when it is taken.
    /// </summary>
    public string? UnknownTo(string workflow, string source)
    {
        string[] own = [.. Sources.Where(one => one.Workflow == workflow).Select(one => one.Name)];
        return own.Length == 0 || own.Contains(source)
            ? null
            : $"the rules have no Source '{source}' of '{workflow}', and it has delivered nothing else; {NearestName.Remedy(source, own)}, or add the Source to the rules";
    }

    private static Dictionary<string, WorkflowRules> Group(IReadOnlyList<Workflow> workflows, IReadOnlyList<Objective> objectives) =>
        workflows.ToDictionary(
            workflow => workflow.Name,
            workflow => new WorkflowRules(
                workflow,
                [.. objectives.Where(objective => objective.Measurement.Workflow.Name == workflow.Name)
                    .Select(objective => objective.Measurement)
                    .DistinctBy(measurement => measurement.Hash)
                    .OrderBy(measurement => measurement.Hash, StringComparer.Ordinal)]));
}

/// <summary>A workflow with its distinct measurements, ordered by hash.</summary>
public sealed class WorkflowRules
{
    public WorkflowRules(Workflow workflow, IReadOnlyList<Measurement> measurements)
        : this(workflow, measurements, [.. measurements.Where(measurement => measurement.Indicator is ICountedIndicator).Select(CountedMeasurement.Of)])
    {
    }

    private WorkflowRules(Workflow workflow, IReadOnlyList<Measurement> given, IReadOnlyList<CountedMeasurement> counted)
    {
        IReadOnlyList<Measurement> measurements = counted.Count == 0 ? given : [.. given.Concat(counted.Select(one => one.Counter)).DistinctBy(one => one.Hash).OrderBy(one => one.Hash, StringComparer.Ordinal)];
        (Workflow, Measurements, Counted) = (workflow, measurements, counted);
        OfInstances = [.. measurements.Where(measurement => measurement.Indicator is IInstanceIndicator).Select(measurement => (measurement, (IInstanceIndicator)measurement.Indicator))];
        OfSteps = [.. measurements.Where(measurement => measurement.Indicator is IStepIndicator).Select(measurement => (measurement, (IStepIndicator)measurement.Indicator))];
        OfRelations = [.. measurements.Where(measurement => measurement.Indicator is IRelationIndicator).Select(measurement => (measurement, (IRelationIndicator)measurement.Indicator))];
        OfSubjects = [.. measurements.Where(measurement => measurement.Indicator is ISubjectIndicator).Select(measurement => (measurement, (ISubjectIndicator)measurement.Indicator))];
        Subjects = [.. OfSubjects.Select(subject => subject.Indicator)];
        Schedules = [.. Subjects.OfType<IAnsweredByStarts>()];
        Receivers = [.. measurements.Select(measurement => measurement.Indicator.HandsOverTo).OfType<Receiver>().Distinct()];
        PausesRuns = OfSteps.Any(step => !step.Measurement.Pauses.IsNone);
    }

    public Workflow Workflow { get; }

    /// <summary>Those of objectives, and those that count for them.</summary>
    public IReadOnlyList<Measurement> Measurements { get; }

    /// <summary>Of <see cref="Measurements"/>, those that judge what others count.</summary>
    public IReadOnlyList<CountedMeasurement> Counted { get; }

    /// <summary>Without what only counts: for whoever shows what objectives measure.</summary>
    public WorkflowRules WithoutCounters() => new(Workflow, [.. Measurements.Except(Counted.Select(one => one.Counter))], counted: []);

    /// <summary>Who takes over from it, each once. It is complete only as far as they are, too.</summary>
    public IReadOnlyList<Receiver> Receivers { get; }

    /// <summary>Some measurement of steps has pauses.</summary>
    internal bool PausesRuns { get; }

    internal (Measurement Measurement, IInstanceIndicator Indicator)[] OfInstances { get; }

    internal (Measurement Measurement, IStepIndicator Indicator)[] OfSteps { get; }

    internal (Measurement Measurement, IRelationIndicator Indicator)[] OfRelations { get; }

    internal (Measurement Measurement, ISubjectIndicator Indicator)[] OfSubjects { get; }

    /// <summary>What is measured that has no instance.</summary>
    public IReadOnlyList<ISubjectIndicator> Subjects { get; }

    /// <summary>Of <see cref="Subjects"/>, those that the starts of cases answer.</summary>
    public IReadOnlyList<IAnsweredByStarts> Schedules { get; }
}

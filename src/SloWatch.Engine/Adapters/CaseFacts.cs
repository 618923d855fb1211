using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest;

namespace SloWatch.Engine.Adapters;

/// <summary>Hands over the facts that the activities of one case stand for. Their order within one time means nothing, so they get no sequence.</summary>
/// <param name="numbers">Names facts of a case that say the same; null: they are one.</param>
internal sealed class CaseFacts(SourceDefinition source, IEventSink sink, FactNumbers? numbers)
{
    /// <summary>A case has one start per source, however many files and traces tell of it.</summary>
    public const string StartFact = "start";

    private string instance = "";

    public void BeginCase(string id)
    {
        instance = id;
        numbers?.Clear();
    }

    public void Start(Instant at, EventDetails? details) => sink.Take(Started(at, details));

    /// <summary>The earlier it is, the newer its revision: of all starts that are told the earliest is true, in whatever order they come.</summary>
    public WorkflowEvent Started(Instant at, EventDetails? details) => Fact(EventKind.Started, at, StartFact) with { Rev = TimeText.End.Micros - at.Micros, Details = details };

    /// <param name="run">Names one run of the step; null when the log does not say.</param>
    public void Take(MappedActivity activity, Instant at, string? run, ActivitySaid said = default)
    {
        if (activity.IsUnmapped)
        {
            sink.Unmapped(activity.Activity);
        }

        if (activity.State is not null)
        {
            sink.Take(State(activity, at));
        }

        if (activity.StepKind is { } kind)
        {
            sink.Take(Step(activity, kind, at, run, said));
        }

        if (activity.End is { } end)
        {
            sink.Take(Fact(EventKind.Ended, at, numbers?.Next(EventKind.Ended, at, null, null, null, end.Outcome)) with { Outcome = end.Outcome, Details = said.Complete(activity.EndDetails) });
        }
    }

    private WorkflowEvent State(MappedActivity activity, Instant at) => new()
    {
        Kind = EventKind.State,
        At = at,
        Source = source.Name,
        Workflow = source.Workflow,
        Instance = instance,
        State = activity.State,
        Track = activity.Track,
        Fact = numbers?.Next(EventKind.State, at, activity.State, activity.Track, null, Outcome.None),
    };

    private WorkflowEvent Step(MappedActivity activity, EventKind kind, Instant at, string? run, ActivitySaid said) => new()
    {
        Kind = kind,
        At = at,
        Source = source.Name,
        Workflow = source.Workflow,
        Instance = instance,
        Step = activity.Step,
        Run = run,
        Outcome = activity.StepOutcome,
        Fact = numbers?.Next(kind, at, activity.Step, null, run, activity.StepOutcome),
        Details = kind == EventKind.StepEnded ? said.Complete(activity.StepDetails) : activity.StepDetails,
    };

    private WorkflowEvent Fact(EventKind kind, Instant at, string? fact) => new()
    {
        Kind = kind,
        At = at,
        Source = source.Name,
        Workflow = source.Workflow,
        Instance = instance,
        Fact = fact,
    };
}

/// <summary>What a log says of one activity besides, which becomes part of the ends it stands for.</summary>
/// <param name="By">Who did it.</param>
internal readonly record struct ActivitySaid(string? By, string? Result)
{
    /// <summary>What the mapping says goes before what the log says.</summary>
    public EventDetails? Complete(EventDetails? mapped) =>
        By is null && Result is null ? mapped : (mapped ?? new EventDetails()) with { By = By, Result = mapped?.Result ?? Result };
}

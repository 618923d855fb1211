using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Indicators.CycleTime;
using SloWatch.Core.Indicators.Handoff;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Locating;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Evaluation.Locating;

/// <summary>What a source told of a case, and when it was.</summary>
/// <param name="Source">Null when several told it, or none that is known.</param>
public sealed record Told(Instant At, string? Source);

/// <summary>The way of a case from being accepted to being completed. Whoever accepts it has not done the work.</summary>
/// <param name="Accepted">Its start, also where it was reopened since; null when nobody told of it.</param>
/// <param name="Completed">Its end, when its work was completed.</param>
/// <param name="Progress">Null when the workflow declares no steps, or the case has not begun.</param>
public sealed record Way(Told? Accepted, Told? Completed, Progress? Progress)
{
    public static readonly Way Unknown = new(null, null, null);

    /// <summary>Who tells of the step that is awaited, as far as anyone was heard to.</summary>
    public IReadOnlyList<string> AwaitedSources { get; init; } = [];

    /// <summary>Who promises something of the step that is awaited, or of a part of the way that the case is in; else whoever promises everything that is promised of it.</summary>
    public IReadOnlyList<string> AwaitedOwners { get; init; } = [];

    /// <summary>Of the step that is awaited; it has yet to hear of other cases.</summary>
    internal StepTellers Tellers { get; private init; } = new(null, []);

    internal static Way Of(Explanation explanation, Position position, Workflow workflow, RuleSet rules)
    {
        if (position.Life is not { } life)
        {
            return Unknown;
        }

        WorkflowEvent[] facts = [.. explanation.Facts.Where(one => one.Standing == FactStanding.Current && one.Fact.At < position.At).Select(one => one.Fact)];
        SourceDefinition[] sources = [.. rules.Sources.Where(source => source.Workflow == workflow.Name)];
        bool seen = sources.Length == 0 || sources.Any(source => source.Sees.HasFlag(Sight.Steps));
        Progress? progress = Progress.Of(position, workflow, seen);
        return new(Accepting(life, facts), Completing(life, facts), progress) { Tellers = new(progress?.Awaited?.Step, facts) };
    }

    /// <param name="open">Those whose promise is neither kept nor over.</param>
    internal IReadOnlyList<string> OwnersAmong(IReadOnlyList<Objective> objectives, IEnumerable<Objective> open)
    {
        if (Progress?.Awaited?.Step is not { } step)
        {
            return [];
        }

        IEnumerable<Objective> parts = open.Where(objective => objective.Measurement.Indicator is CycleTimeIndicator { IsOfPart: true });
        string[] own = OwnersOf(objectives.Where(objective => IsAbout(objective.Measurement.Indicator, step)).Concat(parts));
        string[] all = own.Length > 0 ? own : OwnersOf(objectives);
        return own.Length > 0 || all.Length == 1 ? all : [];
    }

    private static string[] OwnersOf(IEnumerable<Objective> objectives) => [.. objectives.Select(objective => objective.Owner).OfType<string>().Distinct()];

    private static bool IsAbout(IIndicator indicator, string step) => indicator switch
    {
        IStepIndicator ofStep => ofStep.Step == step,
        HandoffIndicator handoff => handoff.To == step,
        _ => false,
    };

    private static Told? Accepting(Life life, WorkflowEvent[] facts)
    {
        Life first = life;
        while (first.GoesOnFrom is { } before)
        {
            first = before;
        }

        return first is { IsReopened: false, BegunAt: { } at }
            ? new(at, OnlyOne(facts.Where(fact => fact.Kind == EventKind.Started && (fact.At == at || fact.NotBefore == at))))
            : null;
    }

    private static Told? Completing(Life life, WorkflowEvent[] facts) => life.Closing is { Outcome: Outcome.Completed } end
        ? new(end.At, OnlyOne(facts.Where(fact => fact is { Kind: EventKind.Ended, Outcome: Outcome.Completed } && (fact.NotBefore ?? fact.At) == end.At)))
        : null;

    private static string? OnlyOne(IEnumerable<WorkflowEvent> facts) => facts.Select(fact => fact.Source).Distinct().Take(2).ToArray() is [string one] ? one : null;
}

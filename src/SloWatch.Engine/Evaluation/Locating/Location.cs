using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Locating;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Locating;

/// <summary>Where an instance is, what is wrong with it, what is due, what comes next, and who owns it.</summary>
/// <param name="Key">Workflow and instance id.</param>
/// <param name="CompleteUpTo">The watermark of its workflow: what is open was open then.</param>
/// <param name="BeginsAt">Its first fact, when that is not before the moment; null when it is.</param>
/// <param name="Bad">What is open before what has closed, and then the latest first.</param>
/// <param name="Ahead">Pending: the nearest deadline first, those whose clock stands or that have none last.</param>
/// <param name="HistoryRead">How many ended instances the outlooks are taken from.</param>
/// <param name="Objectives">Those that count it or may come to count it, in the order of the rules.</param>
/// <param name="Owners">By name: those of the rules.</param>
public sealed record Location(
    InstanceKey Key,
    Instant CompleteUpTo,
    Position Position,
    Instant? BeginsAt,
    IReadOnlyList<ExplainedUnit> Bad,
    IReadOnlyList<ExplainedUnit> Ahead,
    int HistoryRead,
    IReadOnlyList<Outlook> Outlooks,
    IReadOnlyList<Objective> Objectives,
    IReadOnlyDictionary<string, Owner> Owners)
{
    /// <summary>Who accepted and who completed it, and how far it is between.</summary>
    public Way Way { get; private init; } = Way.Unknown;

    /// <summary>See <see cref="Explanation.IsVoid"/>.</summary>
    public bool IsVoid { get; private init; }

    public Instant AsOf => Position.At;

    /// <summary>Null for an ordinary instance.</summary>
    public SubjectKey? Subject => SubjectKey.Of(Key.Id);

    /// <summary>Null when the store holds no such instance. Throws <see cref="AsOfRefusedException"/> for a moment that is no full minute.</summary>
    /// <param name="asOf">Null: the moment of a report that is asked for none.</param>
    public static Location? Of(IStoreReader store, RuleSet rules, InstanceKey key, Instant? asOf, TimeProvider time)
    {
        if (Explanation.Of(store, rules, key, asOf, time) is not { } explanation)
        {
            return null;
        }

        Workflow workflow = rules.For(key.Workflow).Workflow;
        Position position = Position.Of(explanation.Facts.Select(one => one.Fact), workflow, explanation.AsOf);
        HashSet<string> counting = [.. explanation.Units.Select(unit => unit.Objective.Name)];
        Way way = Way.Of(explanation, position, workflow, rules);
        StepTellers tellers = way.Tellers;
        Precedents history = History.Read(store.Instances, workflow, explanation.AsOf, position.Stages(), tellers);
        Objective[] objectives = [.. rules.Objectives.Where(objective => objective.Measurement.Workflow.Name == key.Workflow && (counting.Contains(objective.Name) || MayCome(objective.Measurement, key, position)))];
        return new(
            key,
            explanation.CompleteUpTo,
            position,
            position.Life is null ? explanation.Lives.Select(life => (Instant?)life.FirstSeen).FirstOrDefault() : null,
            [.. Of(explanation, VerdictKind.Bad).OrderBy(unit => unit.Unit.ClosedAt is not null).ThenByDescending(unit => unit.Unit.Verdict.At)],
            [.. Of(explanation, VerdictKind.Pending).OrderBy(unit => unit.Unit.Verdict.Deadline)],
            history.Instances,
            history.At(explanation.AsOf),
            objectives,
            rules.Owners.ToDictionary(owner => owner.Name))
        {
            IsVoid = explanation.IsVoid,
            Way = way with { AwaitedSources = tellers.Names, AwaitedOwners = way.OwnersAmong(objectives, explanation.Units.Where(unit => unit.Unit.ClosedAt is null).Select(unit => unit.Objective)) },
        };
    }

    /// <summary>A subject is counted by what is about it, and nothing else is.</summary>
    private static bool MayCome(Measurement measurement, InstanceKey key, Position position) => SubjectKey.Of(key.Id) is { } subject
        ? measurement.Indicator is ISubjectIndicator about && about.Subject == subject.Name
        : measurement.Indicator is not ISubjectIndicator && position.MayBeCountedBy(measurement);

    private static IEnumerable<ExplainedUnit> Of(Explanation explanation, VerdictKind verdict) =>
        explanation.Units.Where(unit => unit.Unit.Verdict.Kind == verdict);
}

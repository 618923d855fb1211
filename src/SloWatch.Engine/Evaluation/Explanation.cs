using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation;

public enum FactStanding
{
    Current,

    /// <summary>A newer revision of the same fact stands; fields that one does not carry are still taken from here.</summary>
    Superseded,

    /// <summary>The newest revision says that it never happened.</summary>
    Void,
}

public sealed record ExplainedFact(WorkflowEvent Fact, FactStanding Standing);

/// <summary>A unit as one objective counts it; objectives that measure the same show the same unit.</summary>
/// <param name="Unit">With the verdict it had at the moment looked at.</param>
/// <param name="Later">What became of it since, as far as it is known; null when nothing did.</param>
public sealed record ExplainedUnit(Objective Objective, JudgedUnit Unit, JudgedUnit? Later);

/// <summary>Why each unit of an instance is good, bad, pending or excluded, and the facts behind it.</summary>
/// <param name="AsOf">The moment the units are looked at; a report of it counts them so.</param>
/// <param name="CompleteUpTo">The watermark of its workflow: what is open was open then.</param>
/// <param name="Units">That had begun by then, in the order of the rules, then by unit.</param>
/// <param name="BegunLater">Units that began at that moment or after it.</param>
/// <param name="Lives">By everything that is known.</param>
/// <param name="Facts">With all revisions, in fold order.</param>
public sealed record Explanation(
    InstanceKey Key,
    Instant AsOf,
    Instant CompleteUpTo,
    IReadOnlyList<ExplainedUnit> Units,
    int BegunLater,
    IReadOnlyList<Life> Lives,
    IReadOnlyList<ExplainedFact> Facts)
{
    /// <summary>All that was told of it was taken back: it never was, at whatever moment one looks.</summary>
    public bool IsVoid => Lives.Count == 0 && SubjectKey.Of(Key.Id) is null;

    /// <summary>Planned times that it was told for and that no schedule has.</summary>
    public IReadOnlyList<UnplannedSlot> Unplanned { get; private init; } = [];

    public int UnitsLeftOut { get; init; }

    public int FactsLeftOut { get; init; }

    /// <summary>A case may have a hundred thousand facts, and a unit for each: who asks over a network gets the newest.</summary>
    public Explanation Newest(int most) => this with
    {
        Units = Units.Count <= most ? Units : [.. Units.OrderByDescending(unit => unit.Unit.Begun).Take(most)],
        Facts = [.. Facts.TakeLast(most)],
        UnitsLeftOut = Math.Max(0, Units.Count - most),
        FactsLeftOut = Math.Max(0, Facts.Count - most),
    };

    /// <summary>
    /// Null when the store holds no such instance. Judges the stored facts by the rules given, whether the ledger was counted by them or not.
    /// Throws <see cref="AsOfRefusedException"/> for a moment that is no full minute.
    /// </summary>
    /// <param name="asOf">Null: the moment of a report that is asked for none.</param>
    public static Explanation? Of(IStoreReader store, RuleSet rules, InstanceKey key, Instant? asOf, TimeProvider time)
    {
        AsOfRefusedException.Check(asOf);
        if (store.Instances.Load([key])[0] is not { } stored)
        {
            return null;
        }

        WorkflowRules own = rules.For(key.Workflow);
        Instance instance = Instance.Load(stored, own);
        Completeness completeness = new(store, [own], rules);
        Instant moment = asOf ?? completeness.DefaultAsOf(key.Workflow) ?? Instant.From(time.GetUtcNow()).FloorToMinute();
        Instant completeUpTo = Instant.Max(instance.JudgedAt, completeness.WatermarkOf(key.Workflow));
        WorkflowRules asked = own.Counted.Count == 0 ? own : own.WithoutCounters();
        UnitAtMoment?[] units = [.. UnitsAt(moment, instance, asked, completeUpTo)];
        ILookup<string, UnitAtMoment> begun = units.OfType<UnitAtMoment>().ToLookup(one => one.Unit.Measurement.Hash);
        IEnumerable<ExplainedUnit> explained = rules.Objectives
            .Where(objective => objective.Measurement.Workflow.Name == key.Workflow)
            .SelectMany(objective => begun[objective.Measurement.Hash].Select(one => new ExplainedUnit(objective, one.Unit, one.Later)));
        return new(key, moment, completeUpTo, [.. explained], units.Count(unit => unit is null), instance.Lives, [.. WithStanding(instance)]) { Unplanned = UnplannedSlot.Of(instance, own.Schedules) };
    }

    /// <summary>From scratch, because the rules may be newer than the stored judgement; null for a unit that had not begun.</summary>
    private static IEnumerable<UnitAtMoment?> UnitsAt(Instant moment, Instance instance, WorkflowRules rules, Instant completeUpTo)
    {
        IReadOnlyList<WorkflowEvent> facts = instance.AllFacts();
        Dictionary<(string, string), JudgedUnit> seen = Recount.Units(instance.Key, facts.Where(fact => fact.At < moment || fact.Kind == EventKind.Watched), rules, Instant.Min(moment, completeUpTo))
            .ToDictionary(unit => (unit.Measurement.Hash, unit.Unit));
        return Recount.Units(instance.Key, facts, rules, completeUpTo)
            .Select(truth => UnitAtMoment.Of(truth, seen.GetValueOrDefault((truth.Measurement.Hash, truth.Unit)), moment));
    }

    /// <summary>Where the clock of one of the units stood before the moment looked at; one that stood then goes on for ever.</summary>
    public IReadOnlyList<TimeRange> StoodOf(JudgedUnit unit)
    {
        // Of a hundred thousand units, each would look through all facts.
        if (unit.Measurement.Pauses.IsNone)
        {
            return [];
        }

        TimeRange[] gaps = [.. Facts.Where(one => one is { Standing: FactStanding.Current, Fact.Kind: EventKind.Gap }).Select(one => new TimeRange(one.Fact.Details?.From ?? one.Fact.At, one.Fact.At))];
        return [.. Stoppages.Of(unit, Lives, gaps).Where(range => range.From < AsOf).Select(range => range.To < AsOf ? range : range with { To = Instant.Ever })];
    }

    private static IEnumerable<ExplainedFact> WithStanding(Instance instance)
    {
        HashSet<WorkflowEvent> superseded = new(
            instance.Histories().SelectMany(history => history.Revisions.SkipLast(1)), ReferenceEqualityComparer.Instance);
        return instance.AllFacts().Select(fact => new ExplainedFact(
            fact,
            superseded.Contains(fact) ? FactStanding.Superseded : fact.Void ? FactStanding.Void : FactStanding.Current));
    }
}

using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>The state of an instance: the fold of its facts.</summary>
public sealed class FoldedInstance
{
    /// <summary>Of no facts.</summary>
    public static readonly FoldedInstance Empty = new([], [], []);

    private readonly List<Life> lives;
    private readonly TimeRange[] gaps;

    private FoldedInstance(List<Life> lives, TimeRange[] gaps, IReadOnlyList<WorkflowEvent> handedOver) => (this.lives, this.gaps, HandedOver) = (lives, gaps, handedOver);

    /// <summary>In the order of their beginnings; empty when nothing is known but gaps.</summary>
    public IReadOnlyList<Life> Lives => lives;

    /// <summary>Times of which facts are lost, as far as they touch it: what was told to it while it seemed open is forgotten when it had ended.</summary>
    public IReadOnlyList<TimeRange> Gaps => gaps.Length == 0 ? gaps : [.. gaps.Where(Touched.IsTouchedBy)];

    public bool HasGaps => gaps.Length > 0;

    /// <summary>Who took over from it, in fold order.</summary>
    public IReadOnlyList<WorkflowEvent> HandedOver { get; }

    /// <summary>When it is no instance but the day of a subject, or a subject as a whole; it has no lives then.</summary>
    public FoldedSubject? Subject { get; private init; }

    /// <summary>Where gaps touch it.</summary>
    public InstanceSpan Touched => Subject?.Key.Touched ?? Span;

    /// <summary>Where in time it lies.</summary>
    public InstanceSpan Span
    {
        get
        {
            if (Subject is not null)
            {
                return Subject.Span;
            }

            Instant first = Instant.Ever;
            Instant last = Instant.Never;
            foreach (Life life in lives)
            {
                first = Instant.Min(first, life.FirstSeen);
                last = Instant.Max(last, life.LastSeen);
            }

            return new(first, last, lives.Count > 0 ? lives[^1].EndedAt : null);
        }
    }

    /// <summary>Folds effective facts in any order, from scratch.</summary>
    /// <param name="subject">Whose facts they are; null: an instance's.</param>
    public static FoldedInstance Of(List<WorkflowEvent> effective, bool overridesCount, SubjectKey? subject)
    {
        if (!IsInOrder(effective))
        {
            effective.Sort(FactOrder.Instance);
        }

        if (subject is not null)
        {
            return new([], GapsAmong(effective), []) { Subject = new FoldedSubject(subject, effective) };
        }

        if (effective.TrueForAll(static fact => IsOfLife(fact.Kind)))
        {
            return new(Folding.Lives.Fold(effective, overridesCount), [], []);
        }

        WorkflowEvent[] handedOver = [.. effective.Where(static fact => fact.Kind == EventKind.HandedOver)];
        List<WorkflowEvent> ofLives = effective.FindAll(static fact => IsOfLife(fact.Kind));
        return new(Folding.Lives.Fold(ofLives, overridesCount), GapsAmong(effective), handedOver);
    }

    /// <summary>The same lives with other gaps; these say nothing about the lives.</summary>
    internal FoldedInstance WithGapsOf(List<WorkflowEvent> effective) => new(lives, GapsAmong(effective), HandedOver) { Subject = Subject };

    /// <summary>The same lives, and others who took over, too.</summary>
    internal FoldedInstance WithHandedOver(IEnumerable<WorkflowEvent> more) => new(lives, gaps, [.. HandedOver.Concat(more).Order(FactOrder.Instance)]) { Subject = Subject };

    /// <summary>Slots and gauges belong to subjects, watermarks to sources, and who took over is another instance.</summary>
    internal static bool IsOfLife(EventKind kind) => kind is not (EventKind.Slot or EventKind.Gauge or EventKind.Watermark or EventKind.Gap or EventKind.HandedOver);

    private static TimeRange[] GapsAmong(List<WorkflowEvent> facts) => [.. facts.Where(static fact => fact.Kind == EventKind.Gap).Select(InstanceSpan.Of)];

    /// <summary>As they mostly come: to sort them costs more than to look.</summary>
    private static bool IsInOrder(List<WorkflowEvent> facts)
    {
        for (int i = 1; i < facts.Count; i++)
        {
            if (FactOrder.Instance.Compare(facts[i - 1], facts[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }
}

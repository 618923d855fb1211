using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>The state of an instance: the fold of its facts.</summary>
public sealed class FoldedInstance
{
    private readonly List<TimeRange> gaps;
    private readonly List<WorkflowEvent> handedOver;

    private FoldedInstance(IReadOnlyList<Life> lives, List<TimeRange> gaps, List<WorkflowEvent> handedOver) => (Lives, this.gaps, this.handedOver) = (lives, gaps, handedOver);

    /// <summary>In the order of their beginnings; empty when nothing is known but gaps.</summary>
    public IReadOnlyList<Life> Lives { get; }

    /// <summary>Times of which facts are lost, as far as they touch it: what was told to it while it seemed open is forgotten when it had ended.</summary>
    public IReadOnlyList<TimeRange> Gaps => gaps.Count == 0 ? gaps : [.. gaps.Where(Touched.IsTouchedBy)];

    public bool HasGaps => gaps.Count > 0;

    /// <summary>Who took over from it, in fold order.</summary>
    public IReadOnlyList<WorkflowEvent> HandedOver => handedOver;

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
            foreach (Life life in Lives)
            {
                first = Instant.Min(first, life.FirstSeen);
                last = Instant.Max(last, life.LastSeen);
            }

            return new(first, last, Lives.Count > 0 ? Lives[^1].EndedAt : null);
        }
    }

    /// <summary>Of no facts.</summary>
    public static FoldedInstance Empty() => new([], [], []);

    /// <summary>Folds effective facts in any order, from scratch. It takes the list for its own.</summary>
    /// <param name="subject">Whose facts they are; null: an instance's.</param>
    public static FoldedInstance Of(List<WorkflowEvent> effective, bool overridesCount, SubjectKey? subject)
    {
        effective.Sort(FactOrder.Instance);
        List<TimeRange> gaps = GapsAmong(effective);
        if (subject is not null)
        {
            return new([], gaps, []) { Subject = new FoldedSubject(subject, effective) };
        }

        List<WorkflowEvent> handedOver = effective.FindAll(static fact => fact.Kind == EventKind.HandedOver);
        effective.RemoveAll(static fact => !IsOfLife(fact.Kind));
        return new(Folding.Lives.Fold(effective, overridesCount), gaps, handedOver);
    }

    /// <summary>The same lives with other gaps; these say nothing about the lives.</summary>
    internal FoldedInstance WithGapsOf(List<WorkflowEvent> effective) => new(Lives, GapsAmong(effective), handedOver) { Subject = Subject };

    /// <summary>Slots and gauges belong to subjects, watermarks to sources, and who took over is another instance.</summary>
    internal static bool IsOfLife(EventKind kind) => kind is not (EventKind.Slot or EventKind.Gauge or EventKind.Watermark or EventKind.Gap or EventKind.HandedOver);

    private static List<TimeRange> GapsAmong(List<WorkflowEvent> facts) => facts.FindAll(static fact => fact.Kind == EventKind.Gap).ConvertAll(InstanceSpan.Of);

    internal void HandOver(WorkflowEvent fact) => handedOver.Insert(~handedOver.BinarySearch(fact, FactOrder.Instance), fact);
}

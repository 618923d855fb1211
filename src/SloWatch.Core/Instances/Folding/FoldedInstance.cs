using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>The state of an instance: the fold of its facts.</summary>
public sealed class FoldedInstance
{
    private FoldedInstance(List<Life> lives, List<TimeRange> gaps) => (Lives, Gaps) = (lives, gaps);

    /// <summary>In the order of their beginnings; empty when nothing is known but gaps.</summary>
    public IReadOnlyList<Life> Lives { get; }

    /// <summary>Times of which facts are lost.</summary>
    public IReadOnlyList<TimeRange> Gaps { get; }

    /// <summary>Folds effective facts in any order, from scratch.</summary>
    public static FoldedInstance Of(IEnumerable<WorkflowEvent> effective, bool overridesCount)
    {
        List<WorkflowEvent> ofLives = [];
        List<TimeRange> gaps = [];
        foreach (WorkflowEvent fact in effective)
        {
            if (fact.Kind == EventKind.Gap)
            {
                gaps.Add(new TimeRange(fact.Details?.From ?? fact.At, fact.At));
            }
            else if (IsOfLife(fact.Kind))
            {
                ofLives.Add(fact);
            }
        }

        ofLives.Sort(FactOrder.Instance);
        return new(Folding.Lives.Fold(ofLives, overridesCount), gaps);
    }

    /// <summary>Slots and gauges belong to subjects, watermarks to sources.</summary>
    internal static bool IsOfLife(EventKind kind) => kind is not (EventKind.Slot or EventKind.Gauge or EventKind.Watermark or EventKind.Gap);
}

using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Ingest.DryRuns;

/// <summary>The little of a case that a dry run keeps: its first end, and when its other events were. About 16 bytes an event.</summary>
internal sealed class CaseSketch
{
    private readonly List<Instant> others = [];
    private readonly List<Instant> states = [];

    /// <summary>The earliest; null while it is open.</summary>
    public WorkflowEvent? End { get; private set; }

    /// <summary>Events that were taken, further ends among them.</summary>
    public int Count { get; private set; }

    /// <summary>Events beyond those that a case takes.</summary>
    public int Excess { get; private set; }

    public void Exceed() => Excess++;

    public void Take(WorkflowEvent fact)
    {
        Count++;
        if (fact.Kind == EventKind.Ended)
        {
            End = End is null || fact.At < End.At ? fact : End;
            return;
        }

        others.Add(fact.At);
        if (fact.Kind == EventKind.State)
        {
            states.Add(fact.At);
        }
    }

    public int AfterEnd() => End is { } end ? others.Count(at => at > end.At) : 0;

    public int SameTimeGroups()
    {
        states.Sort();
        int groups = 0;
        for (int i = 1; i < states.Count; i++)
        {
            bool second = states[i] == states[i - 1] && (i == 1 || states[i - 2] != states[i]);
            groups += second ? 1 : 0;
        }

        return groups;
    }
}

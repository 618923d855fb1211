using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;

namespace SloWatch.Core.Instances.Folding;

/// <summary>What a life begins with.</summary>
/// <param name="Life">The source's name for it; null when facts belong to it by their time.</param>
/// <param name="Kind">`started`, `reopened`, or that of any fact when its beginning was never seen.</param>
/// <param name="First">The fact that begins it.</param>
internal sealed record LifeBeginning(string? Life, EventKind Kind, WorkflowEvent First)
{
    /// <summary>How much earlier than its start an end may be told by a clock that is wrong. What ended longer before is another life.</summary>
    public static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(5);

    public bool IsSeen => Kind is EventKind.Started or EventKind.Reopened;

    /// <summary>Facts are given in fold order; so are the beginnings returned.</summary>
    public static List<LifeBeginning> Find(List<WorkflowEvent> facts)
    {
        List<LifeBeginning> beginnings = [];
        Dictionary<string, int>? named = null;
        (WorkflowEvent? stray, WorkflowEvent? strayEnd) = (null, null);
        foreach (WorkflowEvent fact in facts)
        {
            bool begins = fact.Kind is EventKind.Started or EventKind.Reopened;
            if (fact.Details?.Life is { } life)
            {
                AddNamed(beginnings, named ??= [], life, fact, begins);
            }
            else if (begins)
            {
                beginnings.Add(new(null, fact.Kind, fact));
            }
            else
            {
                stray ??= fact;
                strayEnd ??= fact.Kind == EventKind.Ended ? fact : null;
            }
        }

        beginnings.Sort((x, y) => FactOrder.Instance.Compare(x.First, y.First));
        if (stray is not null && (beginnings.Count == 0 || (FactOrder.Instance.Compare(stray, beginnings[0].First) < 0 && beginnings[0].FollowsUnseen(strayEnd))))
        {
            beginnings.Insert(0, new(null, EventKind.Alive, stray));
        }

        return beginnings;
    }

    /// <summary>As the first beginning that was seen it cannot be that of what was told before it: it goes on with a life, or that life had ended.</summary>
    /// <param name="end">The first unnamed end; null when there is none. A start that was only noticed may have been before it.</param>
    public bool FollowsUnseen(WorkflowEvent? end) =>
        (Life is null && Kind == EventKind.Reopened) || (IsSeen && end is not null && end.At + MostSkew < (First.NotBefore ?? First.At));

    /// <summary>A named life begins with its first `started` or `reopened`; until one is seen, with its first fact.</summary>
    private static void AddNamed(List<LifeBeginning> beginnings, Dictionary<string, int> named, string life, WorkflowEvent fact, bool begins)
    {
        LifeBeginning beginning = new(life, begins ? fact.Kind : EventKind.Alive, fact);
        if (!named.TryGetValue(life, out int at))
        {
            named.Add(life, beginnings.Count);
            beginnings.Add(beginning);
        }
        else if (begins && !beginnings[at].IsSeen)
        {
            beginnings[at] = beginning;
        }
    }
}

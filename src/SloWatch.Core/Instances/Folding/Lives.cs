using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;

namespace SloWatch.Core.Instances.Folding;

/// <summary>The lives of an instance, in the order of their beginnings, and which of them a fact belongs to.</summary>
internal static class Lives
{
    /// <summary>Folds facts from scratch.</summary>
    public static List<Life> Fold(List<WorkflowEvent> inOrder, bool overridesCount)
    {
        List<LifeBeginning> beginnings = LifeBeginning.Find(inOrder);
        List<Life> lives = new(beginnings.Count);
        foreach (LifeBeginning beginning in beginnings)
        {
            lives.Add(new Life(beginning, lives.Count + 1, lives.Count > 0 ? lives[^1] : null, overridesCount, beginnings.Count == 1 ? inOrder.Count + 1 : 0));
        }

        for (int i = 0; i + 1 < lives.Count; i++)
        {
            lives[i].SupersededAt = lives[i + 1].Beginning.First.At;
        }

        foreach (WorkflowEvent fact in inOrder)
        {
            Of(lives, fact).Add(fact, isAsked: false, out _);
        }

        return lives;
    }

    /// <summary>Null when the fact changes which lives there are, so that the instance has to be folded anew.</summary>
    public static Life? Find(IReadOnlyList<Life> lives, WorkflowEvent fact)
    {
        if (lives.Count == 0 || fact.Kind is EventKind.Started or EventKind.Reopened)
        {
            return null;
        }

        if (fact.Details?.Life is { } name)
        {
            Life? named = Named(lives, name);
            return named is not null && (named.Beginning.IsSeen || FactOrder.Instance.Compare(named.Beginning.First, fact) < 0) ? named : null;
        }

        Life life = Of(lives, fact);
        bool before = FactOrder.Instance.Compare(fact, life.Beginning.First) < 0;
        return before && life.Beginning.FollowsUnseen(fact.Kind == EventKind.Ended ? fact : null) ? null : life;
    }

    private static Life Of(IReadOnlyList<Life> lives, WorkflowEvent fact)
    {
        if (fact.Details?.Life is { } name)
        {
            return Named(lives, name)!;
        }

        for (int i = lives.Count - 1; i > 0; i--)
        {
            if (FactOrder.Instance.Compare(lives[i].Beginning.First, fact) <= 0)
            {
                return lives[i];
            }
        }

        return lives[0];
    }

    private static Life? Named(IReadOnlyList<Life> lives, string name) => lives.FirstOrDefault(life => life.Name == name);
}

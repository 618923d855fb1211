using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Handoff;

/// <summary>Who takes over.</summary>
/// <param name="At">When it began, at the latest.</param>
/// <param name="NotBefore">The earliest it may have begun.</param>
/// <param name="Seen">False when its beginning was missed: it began at <paramref name="At"/> or before.</param>
internal readonly record struct Taking(Instant At, Instant NotBefore, bool Seen);

internal static class Pairing
{
    /// <summary>What answers each hand-over: the first free beginning at it or after; where all of those are taken, one that a wrong clock told from a little before it.</summary>
    /// <param name="given">In order.</param>
    /// <param name="taking">In order.</param>
    public static Taking?[] Of(Instant[] given, Taking[] taking)
    {
        Taking?[] taken = new Taking?[given.Length];
        List<Taking> left = [];
        int next = 0;
        foreach (Taking one in taking)
        {
            if (next < given.Length && given[next] <= one.At)
            {
                taken[next++] = one;
            }
            else
            {
                left.Add(one);
            }
        }

        for (int i = next; i < given.Length; i++)
        {
            int clamped = left.FindIndex(one => one.At <= given[i] && given[i] - one.At <= LifeBeginning.MostSkew);
            if (clamped >= 0)
            {
                taken[i] = left[clamped];
                left.RemoveAt(clamped);
            }
        }

        return taken;
    }
}

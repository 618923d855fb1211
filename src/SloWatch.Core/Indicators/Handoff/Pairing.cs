using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Handoff;

/// <summary>Who takes over.</summary>
/// <param name="At">When it began, at the latest.</param>
/// <param name="NotBefore">The earliest it may have begun.</param>
/// <param name="Seen">False when its beginning was missed: it began at <paramref name="At"/> or before.</param>
internal readonly record struct Taking(Instant At, Instant NotBefore, bool Seen)
{
    /// <summary>When it was over. What was over before is no answer that a wrong clock tells too early.</summary>
    public Instant OverAt { get; init; } = Instant.Ever;

    /// <summary>It never began: there was nothing to do.</summary>
    public bool IsSkipped { get; init; }
}

internal static class Pairing
{
    /// <summary>What answers each hand-over: the first free beginning at it or after; where all of those are taken, one that a wrong clock told from a little before it.</summary>
    /// <param name="given">In order.</param>
    /// <param name="taking">In order.</param>
    /// <param name="fits">Whether one hand-over may be answered by one beginning, by their places; null: any by any.</param>
    public static Taking?[] Of(Instant[] given, Taking[] taking, Func<int, int, bool>? fits = null)
    {
        Taking?[] taken = new Taking?[given.Length];
        List<int> left = [];
        int free = 0;
        for (int j = 0; j < taking.Length; j++)
        {
            int answered = free;
            while (answered < given.Length && given[answered] <= taking[j].At && (taken[answered] is not null || fits?.Invoke(answered, j) == false))
            {
                answered++;
            }

            if (answered == given.Length || given[answered] > taking[j].At)
            {
                left.Add(j);
                continue;
            }

            taken[answered] = taking[j];
            while (free < given.Length && taken[free] is not null)
            {
                free++;
            }
        }

        Clamp(given, taking, taken, left, fits);
        return taken;
    }

    private static void Clamp(Instant[] given, Taking[] taking, Taking?[] taken, List<int> left, Func<int, int, bool>? fits)
    {
        for (int i = 0; i < given.Length && left.Count > 0; i++)
        {
            int clamped = taken[i] is not null ? -1
                : left.FindIndex(j => taking[j].At <= given[i] && given[i] - taking[j].At <= LifeBeginning.MostSkew && taking[j].OverAt >= given[i] && fits?.Invoke(i, j) != false);
            if (clamped >= 0)
            {
                taken[i] = taking[left[clamped]];
                left.RemoveAt(clamped);
            }
        }
    }
}

namespace SloWatch.Core.Rules.Settings;

/// <summary>The known name that a misspelt one was most likely meant to be.</summary>
public static class NearestName
{
    /// <summary>Null when nothing is near: more than a third of the letters would have to change.</summary>
    public static string? Of(string written, IEnumerable<string> known)
    {
        string? nearest = null;
        int least = Math.Max(1, written.Length / 3) + 1;
        foreach (string name in known)
        {
            int distance = Distance(written.ToUpperInvariant(), name.ToUpperInvariant(), least);
            if (distance < least)
            {
                (least, nearest) = (distance, name);
            }
        }

        return nearest;
    }

    /// <summary>An instruction: the nearest name if there is one, else all there are.</summary>
    public static string Remedy(string written, IReadOnlyCollection<string> known) =>
        Of(written, known) is { } nearest ? $"write '{nearest}'"
        : known.Count == 0 ? "remove it"
        : $"use one of: {string.Join(", ", known.Order(StringComparer.Ordinal).Take(20))}";

    /// <summary>Levenshtein distance with transpositions (optimal string alignment), cut off at <paramref name="limit"/>.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit || a.Length > 200 || b.Length > 200)
        {
            return limit;
        }

        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 ? j : j == 0 ? i : Cheapest(cost, a, b, i, j);
            }
        }

        return cost[a.Length, b.Length];
    }

    private static int Cheapest(int[,] cost, string a, string b, int i, int j)
    {
        int change = a[i - 1] == b[j - 1] ? 0 : 1;
        int best = Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + change);
        bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(best, cost[i - 2, j - 2] + 1) : best;
    }
}

namespace SloWatch.Core.Diagnosis;

/// <summary>Counts as whole percent that make 100 together: what rounding leaves over goes to the largest remainders.</summary>
public static class Shares
{
    private const int Whole = 100;

    /// <summary>All zero where there is nothing to share.</summary>
    public static int[] Percent(IReadOnlyList<long> counts)
    {
        decimal total = counts.Sum(count => (decimal)count);
        if (total == 0)
        {
            return new int[counts.Count];
        }

        decimal[] exact = [.. counts.Select(count => count * Whole / total)];
        int[] percent = [.. exact.Select(share => (int)decimal.Floor(share))];
        foreach (int i in Enumerable.Range(0, counts.Count).OrderByDescending(i => exact[i] - percent[i]).ThenByDescending(i => counts[i]).Take(Whole - percent.Sum()))
        {
            percent[i]++;
        }

        return percent;
    }
}

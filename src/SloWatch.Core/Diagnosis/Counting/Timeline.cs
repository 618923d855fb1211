using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Counting;

/// <summary>What happened when in a window, by what it was.</summary>
/// <param name="most">What may be kept by itself; more is kept by the second, by two, by four and so on, each at the beginning of these.</param>
internal sealed class Timeline<TKey>(TimeRange window, int most)
    where TKey : struct
{
    /// <summary>Of those behind so many nothing is kept.</summary>
    private const int MostKeys = 50_000;

    private const long Second = 1_000_000;

    private readonly Dictionary<TKey, int> numbers = [];
    private readonly List<TKey> keys = [];
    private List<(long At, long Until, int Key, int Count)> kept = [];
    private long width = 1;

    /// <summary>There was too much to keep each with its time, or too many keys: counts are the least that they may be.</summary>
    public bool IsCoarse => width > 1 || IsCut;

    public IReadOnlyList<TKey> Keys => keys;

    private bool IsCut { get; set; }

    /// <param name="at">What did not begin in the window is not kept.</param>
    public void Add(in TKey key, Instant at, Instant until)
    {
        if (!window.Contains(at))
        {
            return;
        }

        if (!numbers.TryGetValue(key, out int number))
        {
            if (keys.Count >= MostKeys)
            {
                IsCut = true;
                return;
            }

            numbers.Add(key, number = keys.Count);
            keys.Add(key);
        }

        kept.Add((Rough(at.Micros), Rough(until.Micros), number, 1));
        if (kept.Count > most)
        {
            Coarsen();
        }
    }

    /// <summary>All of some keys, in no order. A key is told by its number.</summary>
    public IEnumerable<(long At, long Until, int Key, int Count)> Of(Func<TKey, bool> which)
    {
        bool[] counts = [.. keys.Select(which)];
        return kept.Where(one => counts[one.Key]);
    }

    private long Rough(long micros) => micros - (micros % width);

    /// <summary>No more than it takes to have half as many: what comes next is kept by itself until then.</summary>
    private void Coarsen()
    {
        for (Merge(); kept.Count > most / 2; Merge())
        {
            width = width == 1 ? Second : width * 2;
        }
    }

    private void Merge()
    {
        Dictionary<(long At, long Until, int Key), int> sums = [];
        foreach ((long at, long until, int key, int count) in kept)
        {
            (long, long, int) rough = (Rough(at), Rough(until), key);
            sums[rough] = sums.GetValueOrDefault(rough) + count;
        }

        kept = [.. sums.Select(sum => (sum.Key.At, sum.Key.Until, sum.Key.Key, sum.Value))];
    }
}

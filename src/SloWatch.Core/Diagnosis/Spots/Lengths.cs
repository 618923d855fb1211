namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>How long others are at a place.</summary>
/// <param name="Visit">Each time.</param>
/// <param name="All">All times together.</param>
internal readonly record struct UsualTime(TimeSpan Visit, TimeSpan All);

/// <summary>How long each of many lives was at its places, by kind and name.</summary>
internal sealed class Lengths
{
    private readonly Dictionary<(string Kind, string Name), (List<TimeSpan> Visit, List<TimeSpan> All)> lengths = [];
    private bool sorted;

    public void Add(string kind, string? name, TimeSpan visit, TimeSpan all)
    {
        sorted = false;
        if (!lengths.TryGetValue((kind, name ?? ""), out var known))
        {
            lengths.Add((kind, name ?? ""), known = ([], []));
        }

        known.Visit.Add(visit);
        known.All.Add(all);
    }

    public int Count(string kind, string name) => lengths.TryGetValue((kind, name), out var known) ? known.All.Count : 0;

    /// <summary>Null when nobody was there.</summary>
    public UsualTime? Median(string kind, string name)
    {
        Sort();
        return lengths.TryGetValue((kind, name), out var known) ? new(known.Visit[(known.Visit.Count - 1) / 2], known.All[(known.All.Count - 1) / 2]) : null;
    }

    /// <summary>Of so many of a hundred visits, the shortest.</summary>
    public TimeSpan LongestVisit(string kind, string name, int percent)
    {
        Sort();
        List<TimeSpan> known = lengths[(kind, name)].Visit;
        return known[(known.Count - 1) * percent / 100];
    }

    private void Sort()
    {
        if (sorted)
        {
            return;
        }

        foreach ((List<TimeSpan> visit, List<TimeSpan> all) in lengths.Values)
        {
            visit.Sort();
            all.Sort();
        }

        sorted = true;
    }
}

using System.Runtime.InteropServices;

namespace SloWatch.Engine.Ingest;

/// <summary>Counts activities that no rule names. Bounded: a log may name each of its events differently.</summary>
internal sealed class UnmappedActivities
{
    public const int Limit = 10_000;

    private readonly Dictionary<string, long> counts = [];

    public IReadOnlyDictionary<string, long> Counts => counts;

    public void Add(string activity)
    {
        string name = counts.Count < Limit || counts.ContainsKey(activity) ? activity : ImportResult.FurtherActivities;
        CollectionsMarshal.GetValueRefOrAddDefault(counts, name, out _)++;
    }
}

using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Counting;

/// <summary>A place that units come by. Without a dimension: the workflow as a whole.</summary>
internal readonly record struct PlaceOf(Dimension? By, string Name)
{
    public static readonly PlaceOf Anywhere = new(null, "");
}

/// <summary>What one version did at a place.</summary>
internal readonly record struct Passed(string Version, long Well, long Bad)
{
    public long All => Well + Bad;
}

/// <summary>What went well and what went bad at each place, for each version, in slots of the window: versions are compared at one place and in one time.</summary>
internal sealed class Passing(TimeRange window)
{
    private const int Slots = 60;

    /// <summary>Beside a slot in which a version went bad, for the others may come by a little earlier or later.</summary>
    private const int Near = 1;

    /// <summary>What has more places and versions is compared at the first only.</summary>
    private const int MostRows = 4000;

    /// <summary>No version is called so.</summary>
    private const string Unsaid = "";

    private readonly Dictionary<(PlaceOf Place, string Version), Row> rows = [];
    private readonly long width = Math.Max(1, (((window.To - window.From).Ticks / TimeSpan.TicksPerMicrosecond) + Slots - 1) / Slots);

    public void Well(PlaceOf place, string? version, Instant at)
    {
        if (window.Contains(at) && RowOf(place, version ?? Unsaid) is { } row)
        {
            row.Well[SlotOf(at)]++;
        }
    }

    public void Bad(PlaceOf place, string? version, Instant at)
    {
        if (window.Contains(at) && RowOf(place, version ?? Unsaid) is { } row)
        {
            row.Bad[SlotOf(at)]++;
        }
    }

    /// <summary>What became of everything that was at a place from a moment on.</summary>
    public long WellSince(PlaceOf place, Instant from) =>
        rows.Where(row => row.Key.Place == place).Sum(row => row.Value.Well.Skip(SlotOf(from)).Sum(count => (long)count));

    /// <summary>A version and all others at one place, in the times in which it went bad there.</summary>
    public (Passed Own, IReadOnlyList<Passed> Others) Compare(PlaceOf place, string version)
    {
        if (!rows.TryGetValue((place, version), out Row? own))
        {
            return (new(version, 0, 0), []);
        }

        int[] times = [.. Enumerable.Range(0, Slots).Where(slot => own.Bad[Math.Max(0, slot - Near)..Math.Min(Slots, slot + Near + 1)].Any(bad => bad > 0))];
        return (Over(version, own, times), [.. rows.Where(row => row.Key.Place == place && row.Key.Version != version && row.Key.Version != Unsaid).Select(row => Over(row.Key.Version, row.Value, times)).Where(other => other.All > 0)]);
    }

    /// <summary>Over the whole window: a version, all others, what it did well before it first went bad, and for how much of the window.</summary>
    public (Passed Own, Passed Others, long WellAtFirst, decimal Spell) Succession(PlaceOf place, string version)
    {
        int[] all = [.. Enumerable.Range(0, Slots)];
        if (!rows.TryGetValue((place, version), out Row? own))
        {
            return (new(version, 0, 0), new("", 0, 0), 0, 0);
        }

        Passed[] others = [.. rows.Where(row => row.Key.Place == place && row.Key.Version != version && row.Key.Version != Unsaid).Select(row => Over(row.Key.Version, row.Value, all))];
        int firstBad = Math.Max(0, Array.FindIndex(own.Bad, bad => bad > 0));
        int firstWell = Array.FindIndex(own.Well, 0, firstBad, well => well > 0);
        decimal spell = firstWell < 0 ? 0 : (decimal)(firstBad - firstWell) / Slots;
        return (Over(version, own, all), new("", others.Sum(other => other.Well), others.Sum(other => other.Bad)), own.Well.Take(firstBad).Sum(count => (long)count), spell);
    }

    private static Passed Over(string version, Row row, int[] times) => new(version, times.Sum(slot => (long)row.Well[slot]), times.Sum(slot => (long)row.Bad[slot]));

    private Row? RowOf(PlaceOf place, string version)
    {
        if (!rows.TryGetValue((place, version), out Row? row) && rows.Count < MostRows)
        {
            rows.Add((place, version), row = new([.. new int[Slots]], [.. new int[Slots]]));
        }

        return row;
    }

    private int SlotOf(Instant at) => (int)Math.Clamp((at - window.From).Ticks / TimeSpan.TicksPerMicrosecond / width, 0, Slots - 1);

    private sealed record Row(int[] Well, int[] Bad);
}

using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Counting;

/// <summary>A place that units come by. Without a dimension: the workflow as a whole.</summary>
internal readonly record struct PlaceOf(Dimension? By, string Name)
{
    public static readonly PlaceOf Anywhere = new(null, "");
}

/// <summary>What went well and what went bad at a place.</summary>
internal readonly record struct Passed(long Well, long Bad)
{
    public long All => Well + Bad;

    public static Passed operator +(Passed a, Passed b) => new(a.Well + b.Well, a.Bad + b.Bad);
}

/// <summary>The last of some, when the first of these came by, and when the last of them was over.</summary>
internal readonly record struct Last(Passed Passed, Instant From, Instant To);

/// <summary>What a passing was: of whom, where, and how it went.</summary>
internal readonly record struct PassingKey(string? Step, string? Dependency, string? State, string? Version, bool Bad, bool IsUnit)
{
    /// <summary>A unit is counted in the workflow as a whole, a bad one at its spot as well.</summary>
    public bool IsAt(PlaceOf place) => place.By switch
    {
        Dimension.Dependency => Dependency == place.Name,
        Dimension.Step => Step == place.Name,
        Dimension.State => State == place.Name,
        _ => IsUnit,
    };
}

/// <summary>Everything that went well or bad in the window, with where and when, so that what is asked of it afterwards is counted exactly.</summary>
/// <param name="most">What may be kept by itself; more is kept by the second, by two, by four and so on, and counts are then the least that they may be.</param>
internal sealed class Passing(TimeRange window, int most = Passing.Usual)
{
    /// <summary>Some thirty bytes each.</summary>
    private const int Usual = 1_000_000;

    /// <summary>Places of versions. Of those behind so many nothing is counted.</summary>
    private const int MostKeys = 50_000;

    private const long Second = 1_000_000;

    private readonly Dictionary<PassingKey, int> numbers = [];
    private readonly List<PassingKey> keys = [];
    private List<(long At, long Until, int Key, int Count)> passed = [];
    private long width = 1;

    /// <summary>There were too many to keep each with its time, or too many places: counts are the least that they may be.</summary>
    public bool IsCoarse => width > 1 || IsCut;

    private bool IsCut { get; set; }

    /// <param name="key">Who it was, and where.</param>
    /// <param name="at">When it ended well, or came where it went bad; of a good unit as a whole, when it began.</param>
    /// <param name="until">When it was known to be so.</param>
    public void Add(in PassingKey key, Instant at, Instant until)
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

        passed.Add((Rough(at.Micros), Rough(until.Micros), number, 1));
        if (passed.Count > most)
        {
            Coarsen();
        }
    }

    /// <summary>What was at a place in a time, from its beginning to its end.</summary>
    /// <param name="of">Which versions; null: whatever they are, and also where none is said.</param>
    public Passed Count(PlaceOf place, Func<string, bool>? of, Instant from, Instant to)
    {
        bool[] counts = Matching(place, of);
        return Sum(passed.Where(one => counts[one.Key] && one.Until >= from.Micros && one.At <= to.Micros));
    }

    /// <summary>The last that were over at a place before a moment; of equal times those that went bad.</summary>
    public Last LastBefore(PlaceOf place, Func<string, bool> of, Instant moment, int least)
    {
        bool[] counts = Matching(place, of);
        (Passed sum, long first, long last) = (default, long.MaxValue, long.MinValue);
        foreach ((long at, long until, int key, int count) in passed.Where(one => counts[one.Key] && one.Until < moment.Micros).OrderByDescending(one => one.Until).ThenByDescending(one => keys[one.Key].Bad))
        {
            (sum, first, last) = (sum + Of(key, count), Math.Min(first, at), Math.Max(last, until));
            if (sum.All >= least)
            {
                break;
            }
        }

        return new(sum, new(first), new(last));
    }

    /// <summary>The first of some versions that came by a place; of equal times those that went well.</summary>
    public Passed First(PlaceOf place, Func<string, bool> of, int least)
    {
        bool[] counts = Matching(place, of);
        Passed sum = default;
        foreach ((_, _, int key, int count) in passed.Where(one => counts[one.Key]).OrderBy(one => one.At).ThenBy(one => keys[one.Key].Bad))
        {
            sum += Of(key, count);
            if (sum.All >= least)
            {
                break;
            }
        }

        return sum;
    }

    /// <summary>All that was over at a place before a moment.</summary>
    public Passed Before(PlaceOf place, Func<string, bool> of, Instant moment)
    {
        bool[] counts = Matching(place, of);
        return Sum(passed.Where(one => counts[one.Key] && one.Until < moment.Micros));
    }

    /// <summary>What went well at a place, and came there before a moment.</summary>
    public long WellBefore(PlaceOf place, Func<string, bool> of, Instant moment)
    {
        bool[] counts = Matching(place, of);
        return Sum(passed.Where(one => counts[one.Key] && one.At < moment.Micros)).Well;
    }

    /// <summary>All that came by a place after a moment.</summary>
    public Passed After(PlaceOf place, Func<string, bool> of, Instant moment)
    {
        bool[] counts = Matching(place, of);
        return Sum(passed.Where(one => counts[one.Key] && one.At > moment.Micros));
    }

    /// <summary>That came by a place in a time.</summary>
    public IEnumerable<string> Versions(PlaceOf place, TimeRange time)
    {
        bool[] counts = Matching(place, _ => true);
        return passed.Where(one => counts[one.Key] && one.Until >= time.From.Micros && one.At <= time.To.Micros).Select(one => one.Key).Distinct().Select(key => keys[key].Version!).Distinct();
    }

    private bool[] Matching(PlaceOf place, Func<string, bool>? of) => [.. keys.Select(key => key.IsAt(place) && (of is null || (key.Version is { } version && of(version))))];

    private Passed Sum(IEnumerable<(long At, long Until, int Key, int Count)> some) => some.Aggregate(default(Passed), (sum, one) => sum + Of(one.Key, one.Count));

    private Passed Of(int key, int count) => keys[key].Bad ? new(0, count) : new(count, 0);

    private long Rough(long micros) => micros - (micros % width);

    /// <summary>No more than it takes to have half as many: what comes next is kept by itself until then.</summary>
    private void Coarsen()
    {
        for (Merge(); passed.Count > most / 2; Merge())
        {
            width = width == 1 ? Second : width * 2;
        }
    }

    private void Merge()
    {
        Dictionary<(long At, long Until, int Key), int> sums = [];
        foreach ((long at, long until, int key, int count) in passed)
        {
            (long, long, int) rough = (Rough(at), Rough(until), key);
            sums[rough] = sums.GetValueOrDefault(rough) + count;
        }

        passed = [.. sums.Select(sum => (sum.Key.At, sum.Key.Until, sum.Key.Key, sum.Value))];
    }
}

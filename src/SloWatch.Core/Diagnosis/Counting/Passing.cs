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
/// <param name="most">What may be kept by itself; of more, counts are the least that they may be.</param>
internal sealed class Passing(TimeRange window, int most = Passing.Usual)
{
    /// <summary>Some thirty bytes each.</summary>
    private const int Usual = 1_000_000;

    private readonly Timeline<PassingKey> passed = new(window, most);

    /// <summary>There were too many to keep each with its time, or too many places: counts are the least that they may be.</summary>
    public bool IsCoarse => passed.IsCoarse;

    /// <param name="key">Who it was, and where.</param>
    /// <param name="at">When it ended well, or came where it went bad; of a good unit as a whole, when it began.</param>
    /// <param name="until">When it was known to be so.</param>
    public void Add(in PassingKey key, Instant at, Instant until) => passed.Add(key, at, until);

    /// <summary>What was at a place in a time, from its beginning to its end.</summary>
    /// <param name="of">Which versions; null: whatever they are, and also where none is said.</param>
    public Passed Count(PlaceOf place, Func<string, bool>? of, Instant from, Instant to) =>
        Sum(At(place, of).Where(one => one.Until >= from.Micros && one.At <= to.Micros));

    /// <summary>What ended well in a time, of calls to any other dependency.</summary>
    public long WellOfOthers(string dependency, TimeRange time) =>
        Sum(passed.Of(key => !key.Bad && key.Dependency is { } other && other != dependency).Where(one => one.At >= time.From.Micros && one.At <= time.To.Micros)).Well;

    /// <summary>The last that were over at a place before a moment; of equal times those that went bad.</summary>
    public Last LastBefore(PlaceOf place, Func<string, bool> of, Instant moment, int least)
    {
        (Passed sum, long first, long last) = (default, long.MaxValue, long.MinValue);
        foreach ((long at, long until, int key, int count) in At(place, of).Where(one => one.Until < moment.Micros).OrderByDescending(one => one.Until).ThenByDescending(one => passed.Keys[one.Key].Bad))
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
        Passed sum = default;
        foreach ((_, _, int key, int count) in At(place, of).OrderBy(one => one.At).ThenBy(one => passed.Keys[one.Key].Bad))
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
    public Passed Before(PlaceOf place, Func<string, bool> of, Instant moment) => Sum(At(place, of).Where(one => one.Until < moment.Micros));

    /// <summary>What went well at a place, and came there before a moment.</summary>
    public long WellBefore(PlaceOf place, Func<string, bool> of, Instant moment) => Sum(At(place, of).Where(one => one.At < moment.Micros)).Well;

    /// <summary>All that came by a place after a moment.</summary>
    public Passed After(PlaceOf place, Func<string, bool> of, Instant moment) => Sum(At(place, of).Where(one => one.At > moment.Micros));

    /// <summary>That came by a place in a time.</summary>
    public IEnumerable<string> Versions(PlaceOf place, TimeRange time) =>
        At(place, _ => true).Where(one => one.Until >= time.From.Micros && one.At <= time.To.Micros).Select(one => one.Key).Distinct().Select(key => passed.Keys[key].Version!).Distinct();

    private IEnumerable<(long At, long Until, int Key, int Count)> At(PlaceOf place, Func<string, bool>? of) =>
        passed.Of(key => key.IsAt(place) && (of is null || (key.Version is { } version && of(version))));

    private Passed Sum(IEnumerable<(long At, long Until, int Key, int Count)> some) => some.Aggregate(default(Passed), (sum, one) => sum + Of(one.Key, one.Count));

    private Passed Of(int key, int count) => passed.Keys[key].Bad ? new(0, count) : new(count, 0);
}

using System.Runtime.InteropServices;
using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis;

/// <summary>All that is counted of a burn, unit by unit in any order; its memory does not grow with their number.</summary>
/// <param name="before">The time it is compared with; null: there is none.</param>
public sealed class Evidence(TimeRange window, TimeRange? before)
{
    /// <summary>What is beyond explains nothing, so no cause is named by it.</summary>
    private const int MostSpots = 20_000;

    private const int MostVersions = 500;

    private readonly GroupBook[] books = [.. Enum.GetValues<Dimension>().Select(by => new GroupBook(by))];
    private readonly Dictionary<SpotKey, SpotCount> spots = [];
    private readonly Dictionary<(SpotKey Spot, string Error), long> errors = [];
    private readonly Dictionary<string, Instant> firstBegun = [];
    private readonly Dictionary<(PlaceOf Place, bool IsCall), long> atLast = [];

    public TimeRange Window => window;

    public TimeRange? Before => before;

    public GoodAndBad Now { get; private set; }

    public GoodAndBad Earlier { get; private set; }

    /// <summary>Units as they are called: <c>instances</c>, <c>step runs</c>.</summary>
    public string Noun { get; init; } = "units";

    /// <summary>What every source shows: what one of them does not show is never taken for none.</summary>
    public Sight Sees { get; init; } = ~Sight.None;

    /// <summary>By the step that hands over, the workflow that takes over from it.</summary>
    public IReadOnlyDictionary<string, string> TakesOver { get; init; } = new Dictionary<string, string>();

    internal IReadOnlyDictionary<SpotKey, SpotCount> Spots => spots;

    /// <summary>Of how many of these units it is told.</summary>
    internal IReadOnlyDictionary<(SpotKey Spot, string Error), long> Errors => errors;

    /// <summary>Bad units that are found at a place, and were as slow after it.</summary>
    internal long SlowAfter { get; private set; }

    internal Passing Passing { get; } = new(window);

    internal Paces Paces { get; } = new(window);

    internal PickUps PickUps { get; } = new(Known(window, before));

    internal Calls Calls { get; } = new(window);

    internal Silences Silences { get; } = new(Known(window, before));

    internal BadTimes BadTimes { get; } = new(Known(window, before));

    public void Add(SeenUnit unit)
    {
        Begun(unit.Version, unit.RunsSince);
        if (window.Contains(unit.At))
        {
            Now = Now.And(unit.Spot is not null);
            Count(unit, now: true);
            Place(unit);
        }
        else if (before is { } earlier && earlier.Contains(unit.At))
        {
            Earlier = Earlier.And(unit.Spot is not null);
            Count(unit, now: false);
        }
    }

    /// <summary>Something went on, whatever becomes of its unit.</summary>
    public void Add(in Passage passage)
    {
        Passing.Add(new(passage.Step, passage.Dependency, passage.State, passage.Version, Bad: false, IsUnit: false), passage.At, passage.At);
    }

    /// <summary>What a unit went bad in ended well at last.</summary>
    public void AddAtLast(in Passage passage, WentBad bad)
    {
        if (!window.Contains(passage.At) || !window.Contains(bad.At) || !(bad.Kind.IsCall() || bad.Kind.IsStill()))
        {
            return;
        }

        foreach (PlaceOf place in Places(passage).Where(place => atLast.Count < MostSpots || atLast.ContainsKey((place, bad.Kind.IsCall()))))
        {
            atLast[(place, bad.Kind.IsCall())] = atLast.GetValueOrDefault((place, bad.Kind.IsCall())) + 1;
        }
    }

    /// <summary>A unit of a version began, or was moved to it, whatever becomes of it.</summary>
    public void Begun(string? version, Instant at)
    {
        if (version is not null && (firstBegun.Count < MostVersions || firstBegun.ContainsKey(version)))
        {
            firstBegun[version] = Instant.Min(at, firstBegun.GetValueOrDefault(version, Instant.Ever));
        }
    }

    /// <summary>A table for each dimension.</summary>
    /// <param name="most">Groups with a name that are listed.</param>
    public IReadOnlyList<Attribution> Attributions(int most) => [.. books.Select(book => book.Table(most))];

    /// <summary>Who is awaited where cases stand after a step; null: nobody who is known of.</summary>
    internal string? AwaitedAt(string label) => TakesOver.Where(one => StepLabel.After(one.Key) == label).Select(one => one.Value).FirstOrDefault();

    internal AttributedGroup? GroupOf(Dimension by, string name) =>
        books[(int)by].Table(int.MaxValue).Groups.FirstOrDefault(group => group.Role == GroupRole.Named && group.Name == name);

    /// <summary>That began, the newest first.</summary>
    internal IEnumerable<string> Versions => firstBegun.OrderByDescending(version => version.Value).ThenBy(version => version.Key, StringComparer.Ordinal).Select(version => version.Key);

    /// <summary>About when all that is known begins: whatever began then may have been there for long.</summary>
    internal bool WasThere(Instant begun)
    {
        Instant first = Instant.Max(Known(window, before).From, firstBegun.Values.DefaultIfEmpty(window.From).Min());
        return (begun - first) * 10 <= window.To - first;
    }

    internal Instant FirstBegun(string version) => firstBegun.GetValueOrDefault(version, Instant.Ever);

    /// <summary>Of the units that went bad at a place, how many were over it well at last.</summary>
    /// <param name="isCall">Those in calls; else those that stood there.</param>
    internal long AtLast(PlaceOf place, bool isCall) => atLast.GetValueOrDefault((place, isCall));

    private static IEnumerable<PlaceOf> Places(Passage passage) =>
        new (Dimension By, string? Name)[] { (Dimension.Step, passage.Step), (Dimension.Dependency, passage.Dependency), (Dimension.State, passage.State) }
            .Where(place => place.Name is not null).Select(place => new PlaceOf(place.By, place.Name!));

    /// <summary>All of it is read, also what lies between the two.</summary>
    private static TimeRange Known(TimeRange window, TimeRange? before) => before is { } earlier ? new(Instant.Min(earlier.From, window.From), window.To) : window;

    private void Count(SeenUnit unit, bool now)
    {
        foreach (GroupBook book in books)
        {
            book.Add(unit, now);
        }
    }

    private void Place(SeenUnit unit)
    {
        if (unit.Spot is not { } spot)
        {
            Passing.Add(new(null, null, null, unit.Version, Bad: false, IsUnit: true), Instant.Max(unit.Begun, window.From), unit.At);
            return;
        }

        SlowAfter += spot.WentOnAlike ? 1 : 0;
        Instant since = spot.Since >= window.From && spot.Since <= unit.At ? spot.Since : unit.At;
        Passing.Add(new(spot.Step, spot.Kind.IsOutside() ? spot.Dependency : null, spot.State, unit.Version, Bad: true, IsUnit: true), since, unit.At);
        SpotKey key = new(spot.Kind, spot.Step, spot.Dependency, spot.State, unit.Version) { BesideCall = spot.BesideCall, IsHalted = spot.IsHalted };
        BadTimes.Add(key.WaitsAt, spot.Since, unit.At);
        if (spots.Count < MostSpots || spots.ContainsKey(key))
        {
            ref SpotCount count = ref CollectionsMarshal.GetValueRefOrAddDefault(spots, key, out bool known);
            count = (known ? count : SpotCount.None).And(since, unit.At);
        }

        if (spot.Error is { } error && (errors.Count < MostSpots || errors.ContainsKey((key, error))))
        {
            errors[(key, error)] = errors.GetValueOrDefault((key, error)) + 1;
        }
    }
}

/// <summary>How many units became so.</summary>
public readonly record struct GoodAndBad(long Good, long Bad)
{
    public long All => Good + Bad;

    internal GoodAndBad And(bool bad) => bad ? this with { Bad = Bad + 1 } : this with { Good = Good + 1 };
}

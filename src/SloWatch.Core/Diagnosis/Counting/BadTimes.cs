using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Counting;

/// <summary>From when bad units of the window were where they went bad, until they did.</summary>
/// <param name="known">What began before it is taken to have begun with it.</param>
internal sealed class BadTimes(TimeRange known)
{
    /// <summary>What is more is kept by the second.</summary>
    private const int Most = 100_000;

    private readonly Timeline<Place> times = new(known, Most);

    /// <param name="waitsAt">Where somebody was to take it up; null: nowhere.</param>
    public void Add(PlaceOf? waitsAt, Instant since, Instant at) => times.Add(new(waitsAt), Instant.Max(since, known.From), at);

    /// <summary>Of all of them, in no order.</summary>
    public IEnumerable<(TimeRange Time, int Count)> All() => Of(_ => true);

    /// <summary>Of those that waited somewhere to be taken up.</summary>
    public IEnumerable<(TimeRange Time, int Count)> WaitingAt(PlaceOf where) => Of(place => place.WaitsAt == where);

    private IEnumerable<(TimeRange Time, int Count)> Of(Func<Place, bool> which) => times.Of(which).Select(one => (new TimeRange(new(one.At), new(one.Until)), one.Count));

    private readonly record struct Place(PlaceOf? WaitsAt);
}

using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Counting;

/// <summary>When cases came to a step and when they were taken up there, or when they came between two steps or to a state and went on from there, in the window and the time before it, whatever became of their units.</summary>
internal sealed class PickUps(TimeRange known)
{
    /// <summary>What is more is kept by the second.</summary>
    private const int Most = 100_000;

    private readonly Timeline<PlaceOf> went = new(known, Most);

    public void Add(PlaceOf place, Instant came, Instant takenUp)
    {
        if (known.Contains(takenUp))
        {
            went.Add(place, Instant.Max(came, known.From), takenUp);
        }
    }

    /// <summary>In no order.</summary>
    public IEnumerable<(Instant Came, Instant TakenUp, int Count)> At(PlaceOf place) =>
        went.Of(one => one == place).Select(one => (new Instant(one.At), new Instant(one.Until), one.Count));
}

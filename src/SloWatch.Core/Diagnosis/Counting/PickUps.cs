using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Counting;

/// <summary>When runs came to a step and when they were taken up there, in the window and the time before it, whatever became of their units.</summary>
internal sealed class PickUps(TimeRange known)
{
    /// <summary>What is more is kept by the second.</summary>
    private const int Most = 100_000;

    private readonly Timeline<Place> runs = new(known, Most);

    public void Add(string step, Instant came, Instant takenUp)
    {
        if (known.Contains(takenUp))
        {
            runs.Add(new(step), Instant.Max(came, known.From), takenUp);
        }
    }

    /// <summary>In no order.</summary>
    public IEnumerable<(Instant Came, Instant TakenUp, int Count)> At(string step) =>
        runs.Of(place => place.Step == step).Select(one => (new Instant(one.At), new Instant(one.Until), one.Count));

    private readonly record struct Place(string Step);
}

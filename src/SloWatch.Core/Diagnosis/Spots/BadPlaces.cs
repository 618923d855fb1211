using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>Where the units of an instance went bad, and when. Of a hundred thousand of them, too.</summary>
internal sealed class BadPlaces
{
    private readonly Dictionary<(string Step, Instant Since), WentBad> steps = [];
    private readonly Dictionary<string, (Instant Since, WentBad Bad)> failing = [];
    private readonly Stretch halted = new(), states = new();

    /// <param name="isOfRun">Each run is a unit of its own, also the one that makes good what failed.</param>
    public void Add(Spot? spot, Instant at, bool isOfRun)
    {
        if (spot?.Step is { } step)
        {
            steps[(step, spot.Since)] = new(spot.Kind, at);
            if (!isOfRun && spot.Kind is SpotKind.CallFailed or SpotKind.Failed)
            {
                failing[step] = (spot.Since, new(spot.Kind, at));
            }

            if (spot.Kind == SpotKind.Suspended)
            {
                halted.Add(step, spot.Since, new(spot.Kind, at));
            }
        }

        if (spot?.State is { } state)
        {
            states.Add(state, spot.Since, new(spot.Kind, at));
        }
    }

    /// <summary>What went bad in a stay at a step, also where it was suspended in the midst of it; null: nothing.</summary>
    public WentBad? AtStep(string step, TimeRange stay) => steps.TryGetValue((step, stay.From), out WentBad bad) ? bad : halted.In(step, stay);

    /// <summary>The same of a run that ended well, in the order of their beginnings. The first after what failed is what that came to at last.</summary>
    public WentBad? InRun(string step, TimeRange run)
    {
        if (failing.TryGetValue(step, out var failed) && run.From >= failed.Since)
        {
            failing.Remove(step);
            return failed.Bad;
        }

        return AtStep(step, run);
    }

    public WentBad? InState(string state, TimeRange stay) => states.In(state, stay);

    /// <summary>Found by any moment of it.</summary>
    private sealed class Stretch
    {
        private readonly SortedSet<(string Name, long Since, long At, SpotKind Kind)> bad = [];

        public void Add(string name, Instant since, WentBad how) => bad.Add((name, since.Micros, how.At.Micros, how.Kind));

        public WentBad? In(string name, TimeRange stay)
        {
            var within = bad.Count == 0 ? bad : bad.GetViewBetween((name, stay.From.Micros, long.MinValue, 0), (name, Math.Max(stay.From.Micros, stay.To.Micros - 1), long.MaxValue, (SpotKind)int.MaxValue));
            return within.Count == 0 ? null : new(within.Min.Kind, new(within.Min.At));
        }
    }
}

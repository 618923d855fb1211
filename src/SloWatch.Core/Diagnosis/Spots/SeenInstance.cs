using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>Counts the units of an instance, and what went well in its lives.</summary>
public static class SeenInstance
{
    /// <param name="units">All that the objective has in it.</param>
    public static void CountIn(Evidence evidence, InstanceKey key, IReadOnlyList<PlacedUnit> units, UsualTimes usual)
    {
        BadPlaces bad = new();
        foreach (PlacedUnit unit in units)
        {
            if (Seen(evidence, key, unit, usual) is not { } seen)
            {
                evidence.Begun(unit.VersionFor(Instant.Ever), unit.Judged.Begun);
                continue;
            }

            evidence.Add(seen);
            bad.Add(seen.Spot);
            if (seen.Spot is null && unit.Measurement.Indicator.HandsOverTo is { } receiver)
            {
                evidence.Add(new Passage(null, receiver.Workflow, null, seen.Version, seen.At));
            }
        }

        foreach (Life life in units.SelectMany(unit => new[] { unit.JudgedIn, unit.Life }).OfType<Life>().Distinct())
        {
            CountPassages(evidence, life, bad);
        }
    }

    private static SeenUnit? Seen(Evidence evidence, InstanceKey key, in PlacedUnit unit, UsualTimes usual)
    {
        Instant at = unit.Judged.Verdict.At;
        return evidence.Window.Contains(at) || evidence.Before?.Contains(at) == true ? SeenUnits.Of(key, unit, usual) : null;
    }

    /// <summary>Steps that ended well, and states and times after steps that were left, if only by ending well, in the window. What a unit went bad in went well for nobody, though it ended at last.</summary>
    private static void CountPassages(Evidence evidence, Life life, BadPlaces bad)
    {
        TimeRange window = evidence.Window;
        Instant end = Instant.Min(life.Closing?.At ?? Instant.Ever, window.To);
        bool endedWell = life.Closing is { Outcome: Outcome.Completed };
        List<StepRun> runs = Course.RunsUntil(life, end);
        foreach (StepRun run in runs)
        {
            if (run.Closing is { Outcome: Outcome.Completed } && run.EndedAt is { } at && window.Contains(at) && !bad.HoldsStep(StepLabel.Of(run.Name), new(Course.Begun(run), at)))
            {
                evidence.Add(new Passage(StepLabel.Of(run.Name), run.DependencyFor(at), null, VersionOf(life, at), at));
            }
        }

        foreach ((string? after, TimeRange pause) in Course.Pauses(life, runs, end))
        {
            if (after is not null && window.Contains(pause.To) && (pause.To < end || endedWell) && !bad.HoldsStep(StepLabel.After(after), pause))
            {
                evidence.Add(new Passage(StepLabel.After(after), null, null, VersionOf(life, pause.To), pause.To));
            }
        }

        foreach ((string? state, TimeRange stay) in Course.Stays(life, end))
        {
            if (window.Contains(stay.To) && (stay.To < end || endedWell) && !bad.HoldsState(state!, stay))
            {
                evidence.Add(new Passage(null, null, state, VersionOf(life, stay.To), stay.To));
            }
        }
    }

    private static string? VersionOf(Life life, Instant at) => life.NotedFor(Notes.Version, at);

    /// <summary>Where the units of an instance went bad. Of a hundred thousand of them, too.</summary>
    private sealed class BadPlaces
    {
        private readonly HashSet<(string Step, Instant Since)> steps = [];
        private readonly SortedSet<(string Name, long Since)> halted = [];
        private readonly SortedSet<(string Name, long Since)> states = [];

        public void Add(Spot? spot)
        {
            if (spot?.Step is { } step)
            {
                steps.Add((step, spot.Since));
                if (spot.Kind == SpotKind.Suspended)
                {
                    halted.Add((step, spot.Since.Micros));
                }
            }

            if (spot?.State is { } state)
            {
                states.Add((state, spot.Since.Micros));
            }
        }

        /// <summary>Also where it was suspended in the midst of it.</summary>
        public bool HoldsStep(string step, TimeRange stay) => steps.Contains((step, stay.From)) || Holds(halted, step, stay);

        public bool HoldsState(string state, TimeRange stay) => Holds(states, state, stay);

        private static bool Holds(SortedSet<(string Name, long Since)> bad, string name, TimeRange stay) =>
            bad.Count > 0 && bad.GetViewBetween((name, stay.From.Micros), (name, Math.Max(stay.From.Micros, stay.To.Micros - 1))).Count > 0;
    }
}

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
            Began(evidence, unit);
            if (Seen(evidence, key, unit, usual) is not { } seen)
            {
                continue;
            }

            evidence.Add(seen);
            bad.Add(seen.Spot, seen.At, SpotFinder.IsOfRun(unit));
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

    /// <summary>By the version that it began with, and by each that it was moved to.</summary>
    private static void Began(Evidence evidence, in PlacedUnit unit)
    {
        Instant begun = unit.Judged.Begun;
        evidence.Begun(unit.VersionFor(begun), begun);
        foreach ((string version, Instant since) in unit.Life?.NotesOf(Notes.Version) ?? [])
        {
            evidence.Begun(version, Instant.Max(since, begun));
        }
    }

    private static SeenUnit? Seen(Evidence evidence, InstanceKey key, in PlacedUnit unit, UsualTimes usual)
    {
        Instant at = unit.Judged.Verdict.At;
        return evidence.Window.Contains(at) || evidence.Before?.Contains(at) == true ? SeenUnits.Of(key, unit, usual) : null;
    }

    /// <summary>Steps that ended well, and states and times after steps that were left, if only by ending well, in the window.</summary>
    private static void CountPassages(Evidence evidence, Life life, BadPlaces bad)
    {
        Instant end = Instant.Min(life.Closing?.At ?? Instant.Ever, evidence.Window.To);
        bool endedWell = life.Closing is { Outcome: Outcome.Completed };
        List<StepRun> runs = Course.RunsUntil(life, end);
        foreach (StepRun run in runs)
        {
            if (run.Closing is { Outcome: Outcome.Completed } && run.EndedAt is { } at)
            {
                string step = StepLabel.Of(run.Name);
                Count(evidence, new(step, run.DependencyFor(at), null, VersionOf(life, at), at), bad.InRun(step, new(Course.Begun(run), at)));
            }
        }

        foreach ((string? after, TimeRange pause) in Course.Pauses(life, runs, end))
        {
            if (after is not null && (pause.To < end || endedWell))
            {
                string step = StepLabel.After(after);
                Count(evidence, new(step, null, null, VersionOf(life, pause.To), pause.To), bad.AtStep(step, pause));
            }
        }

        foreach ((string? state, TimeRange stay) in Course.Stays(life, end))
        {
            if (stay.To < end || endedWell)
            {
                Count(evidence, new(null, null, state, VersionOf(life, stay.To), stay.To), bad.InState(state!, stay));
            }
        }
    }

    /// <summary>What a unit went bad in went well for nobody, though it ended at last.</summary>
    private static void Count(Evidence evidence, in Passage passage, WentBad? bad)
    {
        if (bad is { } held)
        {
            evidence.AddAtLast(passage, held);
        }
        else if (evidence.Window.Contains(passage.At))
        {
            evidence.Add(passage);
        }
    }

    private static string? VersionOf(Life life, Instant at) => life.NotedFor(Notes.Version, at);
}

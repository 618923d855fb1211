using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>
/// Applies a measurement's filters and exclusions to a judged unit, by what was known when its verdict became true. Where a filter asks
/// for what was not known by then, the first that was told of it later decides: else exactly what is late would not be counted. An
/// exclusion that comes later changes nothing.
/// </summary>
internal readonly struct UnitCriteria(Life life, StepRun? run, Closing? closing)
{
    /// <summary>Whether a unit that the life may still bring would be counted, by what was told of the life itself before a moment.</summary>
    public static bool MayCount(Measurement measurement, Life life, Instant at)
    {
        Closing? closing = measurement.Indicator is IInstanceIndicator ? life.Closing : null;
        return measurement.Where.IsNothing || new UnitCriteria(life, null, closing).IsCounted(measurement.Where with { Dependencies = [] }, at, toldLater: false);
    }

    /// <summary>Null when the unit is none of this measurement.</summary>
    public Judgement? Apply(Measurement measurement, Judgement judged)
    {
        // What is noted after the deadline changes nothing, also while the watermark has not come to the deadline yet.
        Instant at = judged.Verdict.Kind == VerdictKind.Pending ? judged.Verdict.Deadline : judged.Verdict.At;
        if (!measurement.Where.IsNothing && !IsCounted(measurement.Where, at, toldLater: true))
        {
            return null;
        }

        // A rule's exclusion goes before one that the watermark brings, such as a gap's, or it would depend on when one looks.
        if (measurement.Exclude.IsNothing || Exclusion(measurement.Exclude, at) is not { } exclusion)
        {
            return judged;
        }

        Instant since = Instant.Max(judged.Begun, exclusion.Since);
        return judged with { Verdict = Verdict.Excluded(since, $"excluded: {exclusion.Reason}") };
    }

    /// <summary>An end that has not come yet fits every filter on ends: what is open is counted until it is known.</summary>
    private bool IsCounted(UnitMatch where, Instant at, bool toldLater)
    {
        if (where.Versions.Count > 0 && FirstFit(where.Versions, Noted(Notes.Version, at, toldLater)) is null)
        {
            return false;
        }

        if (where.Dependencies.Count > 0 && FirstFit(where.Dependencies, toldLater ? run?.DependencyFor(at) : run?.DependencyAt(at)?.Name) is null)
        {
            return false;
        }

        foreach ((string name, IReadOnlyList<string> patterns) in where.Attributes)
        {
            if (FirstFit(patterns, Noted(name, at, toldLater)) is null)
            {
                return false;
            }
        }

        return closing is not { } end || end.At > at
            || ((where.Outcomes.Count == 0 || FirstFit(where.Outcomes, Name(end.Outcome)) is not null)
                && (where.Results.Count == 0 || FirstFit(where.Results, end.Result) is not null)
                && (where.By.Count == 0 || FirstFit(where.By, end.By) is not null));
    }

    private string? Noted(string name, Instant at, bool toldLater) => toldLater ? life.NotedFor(name, at) : life.NoteAt(name, at)?.Value;

    private (string Reason, Instant Since)? Exclusion(UnitMatch exclude, Instant at)
    {
        if (exclude.Versions.Count > 0 && life.NoteAt(Notes.Version, at) is { } version && FirstFit(exclude.Versions, version.Value) is not null)
        {
            return ($"version {version.Value}", version.Since);
        }

        if (exclude.Dependencies.Count > 0 && run?.DependencyAt(at) is { } dependency && FirstFit(exclude.Dependencies, dependency.Name) is not null)
        {
            return ($"dependency {dependency.Name}", dependency.Since);
        }

        foreach ((string name, IReadOnlyList<string> patterns) in exclude.Attributes)
        {
            if (life.NoteAt(name, at) is { } note && FirstFit(patterns, note.Value) is not null)
            {
                return ($"{name} is {note.Value}", note.Since);
            }
        }

        return closing is { } end && end.At <= at ? ExcludedEnd(exclude, end) : null;
    }

    private static (string Reason, Instant Since)? ExcludedEnd(UnitMatch exclude, Closing end)
    {
        string outcome = Name(end.Outcome);
        string? reason = FirstFit(exclude.Outcomes, outcome) is not null ? $"ended {outcome}"
            : FirstFit(exclude.Results, end.Result) is not null ? $"ended {end.Result}"
            : FirstFit(exclude.By, end.By) is not null ? $"ended by {end.By}"
            : null;
        return reason is null ? null : (reason, end.At);
    }

    private static string? FirstFit(IReadOnlyList<string> patterns, string? value)
    {
        foreach (string pattern in patterns)
        {
            if (UnitMatch.Fits(pattern, value))
            {
                return pattern;
            }
        }

        return null;
    }

    private static string Name(Outcome outcome) => outcome switch
    {
        Outcome.Completed => "completed",
        Outcome.Failed => "failed",
        Outcome.TimedOut => "timedOut",
        Outcome.Cancelled => "cancelled",
        Outcome.Skipped => "skipped",
        Outcome.Vanished => "vanished",
        _ => "",
    };
}

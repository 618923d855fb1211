using SloWatch.Core.Events;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.CycleTime;

/// <summary>The part of an instance's way that is timed.</summary>
/// <param name="From">Null: its start.</param>
/// <param name="To">Null: its end.</param>
public sealed record CasePart(Milestone? From, Milestone? To)
{
    public bool IsWhole => From is null && To is null;

    public bool WatchesSteps => From?.Step is not null || To?.Step is not null;

    public Sight Needs => (From?.Needs ?? Sight.Starts) | (To?.Needs ?? Sight.None) | Sight.Ends;

    public string Canonical => IsWhole ? "" : $"from={From?.Canonical};to={To?.Canonical};";

    public string Text => IsWhole ? "closes" : $"gets from {From?.Text ?? "its start"} to {To?.Text ?? "its end"}";

    /// <summary>Null when it has not begun, or its beginning was not seen.</summary>
    public Instant? Begun(in InstanceUnit unit) => From is null ? unit.BegunAt : From.Begun(unit);

    /// <summary>Where it was first seen when it has begun and nobody saw when.</summary>
    public Instant? BegunUnseen(in InstanceUnit unit) => From is null ? unit.First.FirstSeen : From.BegunUnseen(unit);

    /// <summary>How it closed by getting where it leads; null when it did not.</summary>
    public Closing? Closing(in InstanceUnit unit, Instant begun) =>
        To?.Reached(unit, begun, From) is { } at ? new Closing(at, Outcome.Completed, null, null, null, Assumed: false) : null;
}

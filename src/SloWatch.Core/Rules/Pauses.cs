using SloWatch.Core.Events;

namespace SloWatch.Core.Rules;

/// <summary>What stops the clock of a unit: states that its instance is in, and, where they are named, blocks and suspensions.</summary>
public sealed class Pauses
{
    public const string BlockedName = "blocked";

    public const string SuspendedName = "suspended";

    public static readonly Pauses None = new([]);

    public Pauses(IReadOnlyList<PauseState> states, bool blocked = false, bool suspended = false)
    {
        (States, Blocked, Suspended) = (states, blocked, suspended);
        IsNone = states.Count == 0 && !blocked && !suspended;
        Names = [.. states.Select(state => state.ToString()), .. blocked ? new[] { BlockedName } : [], .. suspended ? new[] { SuspendedName } : []];
    }

    /// <summary>From how rules write them: <c>state</c> or <c>track:state</c>, <c>blocked</c>, <c>suspended</c>.</summary>
    public static Pauses Of(IReadOnlyCollection<string> names) => names.Count == 0 ? None : new(
        [.. names.Where(name => name is not (BlockedName or SuspendedName)).Distinct().Select(PauseState.Of)],
        names.Contains(BlockedName),
        names.Contains(SuspendedName));

    public bool IsNone { get; }

    public IReadOnlyList<PauseState> States { get; }

    public bool Blocked { get; }

    public bool Suspended { get; }

    /// <summary>As rules write them.</summary>
    public IReadOnlyList<string> Names { get; }

    public string Canonical => $"states={CanonicalText.Of(States.Select(state => $"{CanonicalText.Sized(state.Track)}{CanonicalText.Sized(state.State)}"))};blocked={Blocked};suspended={Suspended}";
}

/// <summary>A state of a track.</summary>
public readonly record struct PauseState(string Track, string State)
{
    /// <summary>What stands before the first colon is the track; without one it is the main track.</summary>
    public static PauseState Of(string name) =>
        name.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? new(name[..colon], name[(colon + 1)..]) : new(WorkflowEvent.DefaultTrack, name);

    public override string ToString() =>
        Track == WorkflowEvent.DefaultTrack && Of(State) == this && State is not (Pauses.BlockedName or Pauses.SuspendedName) ? State : $"{Track}:{State}";
}

using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>The fold of the facts of a life that are neither about steps nor its ends: its beginning, states, blocks and pauses.</summary>
public sealed class LifeLevel
{
    private readonly SortedDictionary<string, StateTrack> tracks = new(StringComparer.Ordinal);
    private readonly List<Halt> halts = [];

    /// <summary>The first `started` or `reopened`; null when none was seen.</summary>
    public Instant? BegunAt { get; private set; }

    public IReadOnlyDictionary<string, StateTrack> Tracks => tracks;

    /// <summary>Blocks and pauses.</summary>
    public IReadOnlyList<Halt> Halts => halts;

    /// <summary>Called in fold order.</summary>
    internal void Apply(WorkflowEvent fact)
    {
        switch (fact.Kind)
        {
            case EventKind.Started or EventKind.Reopened:
                BegunAt ??= fact.At;
                break;
            case EventKind.State when fact.State is { } state:
                Enter(fact, state);
                break;
            case EventKind.Blocked:
                halts.Add(new Halt(HaltKind.Blocked, fact.Details?.Cause, fact.At, null));
                break;
            case EventKind.Suspended:
                halts.Add(new Halt(HaltKind.Suspended, fact.Details?.Cause, fact.At, null));
                break;
            case EventKind.Unblocked:
                EndHalt(HaltKind.Blocked, fact);
                break;
            case EventKind.Resumed:
                EndHalt(HaltKind.Suspended, fact);
                break;
        }
    }

    private void Enter(WorkflowEvent fact, string state)
    {
        string track = fact.Track ?? WorkflowEvent.DefaultTrack;
        if (!tracks.TryGetValue(track, out StateTrack? entered))
        {
            tracks.Add(track, entered = new StateTrack());
        }

        entered.Enter(fact.At, fact.NotBefore, state);
    }

    private void EndHalt(HaltKind kind, WorkflowEvent fact)
    {
        for (int i = 0; i < halts.Count; i++)
        {
            bool meant = fact.Details?.Cause is not { } cause || cause == halts[i].Cause;
            if (halts[i].Kind == kind && halts[i].To is null && meant)
            {
                halts[i] = halts[i] with { To = Instant.Max(halts[i].From, fact.NotBefore ?? fact.At) };
            }
        }
    }
}

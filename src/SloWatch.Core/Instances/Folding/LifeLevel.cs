using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>The fold of the facts of a life that are neither about steps nor its ends: its beginning, states, blocks and pauses.</summary>
public sealed class LifeLevel
{
    private static readonly SortedDictionary<string, StateTrack> None = [];

    private readonly List<Halt> halts = [];

    /// <summary>Which of them are not over: of thousands, few.</summary>
    private readonly List<int> lasting = [];
    private SortedDictionary<string, StateTrack>? tracks;
    private Dictionary<Pauses, TimeRange[]>? standing;
    private List<(HaltKind Kind, Instant At)>? loneEnds;
    private List<(Instant At, int Retries)>? retries;
    private int highestAttempt;
    private int failures;

    /// <summary>The first `started` or `reopened`; null when none was seen.</summary>
    public Instant? BegunAt { get; private set; }

    public IReadOnlyDictionary<string, StateTrack> Tracks => tracks ?? None;

    /// <summary>Blocks and pauses.</summary>
    public IReadOnlyList<Halt> Halts => halts;

    /// <summary>Each moment at which more tries of the whole run were known of than the first, with how many, in order.</summary>
    public IReadOnlyList<(Instant At, int Retries)> Retries => retries ?? (IReadOnlyList<(Instant, int)>)[];

    /// <summary>Ends of blocks and pauses whose beginning nobody told.</summary>
    internal IReadOnlyList<(HaltKind Kind, Instant At)> LoneEnds => loneEnds ?? (IReadOnlyList<(HaltKind, Instant)>)[];

    /// <summary>Called in fold order.</summary>
    internal void Apply(WorkflowEvent fact)
    {
        standing = null;
        switch (fact.Kind)
        {
            case EventKind.Started or EventKind.Reopened:
                BegunAt ??= fact.At;
                break;
            case EventKind.State when fact.State is { } state:
                Enter(fact, state);
                break;
            case EventKind.Blocked:
                BeginHalt(HaltKind.Blocked, fact);
                break;
            case EventKind.Suspended:
                BeginHalt(HaltKind.Suspended, fact);
                break;
            case EventKind.Unblocked:
                EndHalt(HaltKind.Blocked, fact);
                break;
            case EventKind.Resumed:
                EndHalt(HaltKind.Suspended, fact);
                break;
            case EventKind.StepScheduled or EventKind.StepStarted or EventKind.StepFailed or EventKind.StepEnded:
                TryRun(fact);
                break;
        }
    }

    /// <summary>See <see cref="Standing.Of"/>; kept until the next fact, for every run of a life asks for it.</summary>
    internal TimeRange[] StandingIn(Pauses pauses)
    {
        standing ??= [];
        if (!standing.TryGetValue(pauses, out TimeRange[]? ranges))
        {
            standing.Add(pauses, ranges = Standing.Of(this, pauses));
        }

        return ranges;
    }

    private void Enter(WorkflowEvent fact, string state)
    {
        string track = fact.Track ?? WorkflowEvent.DefaultTrack;
        tracks ??= new(StringComparer.Ordinal);
        if (!tracks.TryGetValue(track, out StateTrack? entered))
        {
            tracks.Add(track, entered = new StateTrack());
        }

        entered.Enter(fact.At, fact.NotBefore, state);
    }

    private void BeginHalt(HaltKind kind, WorkflowEvent fact)
    {
        lasting.Add(halts.Count);
        halts.Add(new Halt(kind, fact.Details?.Cause, fact.At, null)
        {
            Step = fact.Step,
            Error = fact.Error,
            Longest = new(fact.NotBefore ?? fact.At, Instant.Ever),
        });
    }

    /// <summary>What is told of no step is told of the run itself: the engine tries all of it again.</summary>
    private void TryRun(WorkflowEvent fact)
    {
        failures += fact.Kind == EventKind.StepFailed ? 1 : 0;
        highestAttempt = Math.Max(highestAttempt, fact.Attempt);
        int known = Math.Max(highestAttempt - 1, failures);
        if (known > (retries?[^1].Retries ?? 0))
        {
            (retries ??= []).Add((fact.At, known));
        }
    }

    private void EndHalt(HaltKind kind, WorkflowEvent fact)
    {
        int lastingBefore = lasting.Count;
        for (int open = lasting.Count - 1; open >= 0; open--)
        {
            int i = lasting[open];
            bool meant = fact.Details?.Cause is not { } cause || cause == halts[i].Cause;
            if (halts[i].Kind == kind && meant)
            {
                halts[i] = halts[i] with
                {
                    To = Instant.Max(halts[i].From, fact.NotBefore ?? fact.At),
                    Longest = halts[i].Longest with { To = fact.At },
                };
                lasting.RemoveAt(open);
            }
        }

        if (lasting.Count == lastingBefore)
        {
            (loneEnds ??= []).Add((kind, fact.At));
        }
    }
}

using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>What a new fact of a life calls for.</summary>
[Flags]
internal enum LifeNews
{
    None = 0,

    /// <summary>The life's own level changed: its start, end, states.</summary>
    Own = 1,

    /// <summary>It was seen to go on, or to be there still.</summary>
    Progress = 2,

    /// <summary>Attributes or version changed, or the end that closes open runs: every run is judged again.</summary>
    EveryRun = 4,

    /// <summary>Which facts are lost is to be looked at anew, and so is every unit.</summary>
    Gaps = 8,

    /// <summary>The instance has to be folded anew.</summary>
    Everything = 16,
}

/// <summary>One life of an instance, folded from its facts.</summary>
public sealed class Life
{
    private readonly Life? previous;
    private readonly List<WorkflowEvent> own = [];
    private readonly LifeEnds ends;
    private readonly RunGroups groups;
    private readonly Notes notes = new();
    private HashSet<NamedValue>? keys;
    private LifeLevel level = new();
    private bool stale;
    private WorkflowEvent? lastNoted;
    private Instant lastSighting = Instant.Never;

    /// <param name="facts">That it may have, as far as is known.</param>
    internal Life(LifeBeginning beginning, int number, Life? previous, bool overridesCount, int facts)
    {
        (Beginning, Number, this.previous, groups, Progress) = (beginning, number, previous, new(facts), new(facts));
        ends = new LifeEnds(overridesCount);
    }

    internal LifeBeginning Beginning { get; }

    /// <summary>Counts from 1 in the order of beginnings.</summary>
    public int Number { get; }

    /// <summary>The source's name for it; null when it has none.</summary>
    public string? Name => Beginning.Life;

    /// <summary>It goes on with the work of the life before, which had ended or was cut off.</summary>
    public bool IsReopened => Beginning.Kind == EventKind.Reopened;

    /// <summary>The life whose work it goes on with; null for one that begins anew, and where that was never heard of.</summary>
    public Life? GoesOnFrom => IsReopened ? previous : null;

    /// <summary>Facts that came out of order are folded in when it is asked for, once for many of them.</summary>
    public LifeLevel Level
    {
        get
        {
            if (stale)
            {
                level = new LifeLevel();
                own.ForEach(level.Apply);
                stale = false;
            }

            return level;
        }
    }

    public Instant? BegunAt => Level.BegunAt;

    public Instant FirstSeen { get; private set; } = Instant.Ever;

    public Instant LastSeen { get; private set; } = Instant.Never;

    /// <summary>When the next life began; null for the last life.</summary>
    public Instant? SupersededAt { get; internal set; }

    public Stays Progress { get; }

    /// <summary>Groups of runs, in no particular order.</summary>
    public IEnumerable<StepGroup> Groups => groups.All();

    public IEnumerable<StepRun> Runs => Groups.SelectMany(group => group.Runs);

    /// <summary>Null while it is open.</summary>
    public Closing? Closing =>
        ends.Deciding(lastSighting) is { } end ? ends.ClosingBy(end)
        : SupersededAt is { } at ? new Closing(at, Outcome.Vanished, null, null, null, Assumed: true)
        : null;

    /// <summary>When the deciding end was reported to have happened, at the latest.</summary>
    public Instant? EndedAt => ends.Deciding(lastSighting)?.At ?? SupersededAt;

    /// <summary>Empty when it never entered a state of the track.</summary>
    public StateTrack TrackOf(string track) => Level.Tracks.TryGetValue(track, out StateTrack? states) ? states : new StateTrack();

    /// <summary>The state on the main track, or on the first by name of a workflow that has no such track.</summary>
    public string? StateAt(Instant at)
    {
        if (Level.Tracks.Count == 0)
        {
            return null;
        }

        return Level.Tracks.ContainsKey(WorkflowEvent.DefaultTrack) ? TrackOf(WorkflowEvent.DefaultTrack).StateAt(at) : Level.Tracks.First().Value.StateAt(at);
    }

    /// <summary>What was noted under a name at a moment, and since when. A reopened life goes on with the notes of the one before.</summary>
    public (string Value, Instant Since)? NoteAt(string name, Instant at) => notes.At(name, at) ?? (IsReopened ? previous?.NoteAt(name, at) : null);

    /// <summary>What was noted under a name by a moment, or else what was noted first after it; null when nothing ever was.</summary>
    public string? NotedFor(string name, Instant at) => NoteAt(name, at)?.Value ?? FirstNoted(name);

    /// <summary>The names of attributes that this life noted, some more than once.</summary>
    public IEnumerable<string> Attributes => notes.Attributes;

    /// <summary>All that this life noted under a name, in fold order.</summary>
    public IEnumerable<(string Value, Instant Since)> NotesOf(string name) => notes.Of(name);

    /// <summary>Every value that it carried of a correlation key; null: of the business key. A reopened life goes on with those of the one before.</summary>
    public IEnumerable<string> KeysOf(string? name)
    {
        IEnumerable<string> own = name is null ? notes.Of(Notes.BusinessKey).Select(note => note.Value) : Keys.Where(key => key.Name == name).Select(key => key.Value);
        return IsReopened && previous is not null ? own.Concat(previous.KeysOf(name)) : own;
    }

    /// <summary>Its own correlation keys, each value once, in no particular order.</summary>
    internal IReadOnlyCollection<NamedValue> Keys => keys ?? (IReadOnlyCollection<NamedValue>)[];

    /// <summary>It carries more than one business key at most.</summary>
    internal bool HasManyKeys => keys is not null || notes.BusinessKeys > 1;

    private string? FirstNoted(string name) => (IsReopened ? previous?.FirstNoted(name) : null) ?? notes.First(name);

    /// <param name="isAsked">False: nobody asks for its runs yet.</param>
    /// <param name="touched">The group that a fact of a run touched, if it is asked for.</param>
    internal LifeNews Add(WorkflowEvent fact, bool isAsked, out StepGroup? touched)
    {
        touched = null;
        if (!Note(fact, out LifeNews news))
        {
            return LifeNews.Everything;
        }

        WorkflowEvent? endBefore = ends.Deciding(lastSighting);
        news |= See(fact) | NoteKeys(fact);
        if (IsProgress(fact.Kind))
        {
            Progress.Add(fact.At, fact.NotBefore);
        }

        news |= IsOfRun(fact) ? AddToRun(fact, isAsked, ref touched) : AddOwn(fact);
        return ReferenceEquals(ends.Deciding(lastSighting), endBefore) ? news : news | LifeNews.Own | LifeNews.EveryRun;
    }

    internal static bool IsOfRun(WorkflowEvent fact) => fact.Kind switch
    {
        EventKind.StepScheduled or EventKind.StepStarted or EventKind.StepFailed or EventKind.StepEnded => (fact.Step ?? fact.Run) is not null,
        EventKind.Updated or EventKind.Alive => fact.Run is not null,
        _ => false,
    };

    private static bool IsProgress(EventKind kind) => kind switch
    {
        EventKind.Started or EventKind.Reopened or EventKind.Resumed or EventKind.Unblocked or EventKind.State => true,
        EventKind.StepScheduled or EventKind.StepStarted or EventKind.StepFailed or EventKind.StepEnded => true,
        _ => false,
    };

    /// <summary>Notes depend on their order; one that comes late is folded in with everything else.</summary>
    private bool Note(WorkflowEvent fact, out LifeNews news)
    {
        news = LifeNews.None;
        if (!Notes.Carries(fact))
        {
            return true;
        }

        if (lastNoted is not null && FactOrder.Instance.Compare(lastNoted, fact) > 0)
        {
            return false;
        }

        lastNoted = fact;
        news = notes.Add(fact) ? LifeNews.Own | LifeNews.EveryRun : LifeNews.None;
        return true;
    }

    /// <summary>One may carry several values of a key, and their order means nothing.</summary>
    private LifeNews NoteKeys(WorkflowEvent fact)
    {
        bool news = false;
        for (int i = 0; i < (fact.Details?.Keys?.Count ?? 0); i++)
        {
            news |= (keys ??= []).Add(fact.Details!.Keys![i]);
        }

        return news ? LifeNews.Progress : LifeNews.None;
    }

    /// <summary>A unit whose start is unknown is placed where it was first seen.</summary>
    private LifeNews See(WorkflowEvent fact)
    {
        bool earlier = fact.At < FirstSeen;
        FirstSeen = Instant.Min(FirstSeen, fact.At);
        LastSeen = Instant.Max(LastSeen, fact.At);
        if (fact is not { Kind: EventKind.Ended, Outcome: Outcome.Vanished })
        {
            lastSighting = Instant.Max(lastSighting, fact.At);
        }

        return earlier ? LifeNews.Own : LifeNews.None;
    }

    private LifeNews AddToRun(WorkflowEvent fact, bool isAsked, ref StepGroup? touched)
    {
        if (isAsked)
        {
            touched = groups.AddAsked(fact);
        }
        else
        {
            groups.Add(fact);
        }

        return LifeNews.Progress;
    }

    private LifeNews AddOwn(WorkflowEvent fact)
    {
        if (fact.Kind == EventKind.Ended)
        {
            ends.Add(fact);
            return LifeNews.Own | LifeNews.EveryRun;
        }

        if (own.Count == 0 || FactOrder.Instance.Compare(own[^1], fact) < 0)
        {
            own.Add(fact);
            if (!stale)
            {
                level.Apply(fact);
            }
        }
        else
        {
            int index = own.BinarySearch(fact, FactOrder.Instance);
            own.Insert(index < 0 ? ~index : index, fact);
            stale = true;
        }

        return LifeNews.Own;
    }
}

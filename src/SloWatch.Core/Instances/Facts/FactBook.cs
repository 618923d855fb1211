using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Facts;

public enum FactNews
{
    /// <summary>Known already.</summary>
    None,

    /// <summary>A fact never heard of before; one that is void from the start counts as <see cref="Kept"/>.</summary>
    Fresh,

    /// <summary>A revision that may have changed what is true.</summary>
    Revised,

    /// <summary>Kept, but what is true did not change.</summary>
    Kept,

    /// <summary>Not taken: the instance is full.</summary>
    Refused,
}

/// <summary>The distinct facts of an instance with their revisions, in order of arrival.</summary>
public sealed class FactBook
{
    /// <summary>The limit of an instance. Beyond it new facts are refused, and what would be bad for want of them is excluded.</summary>
    public const int Limit = 100_000;

    public static readonly string SealedReason = $"the instance is sealed: it holds {Limit:N0} facts";

    /// <summary>No source can name a fact so: control characters are refused at the border.</summary>
    private const string RefusedName = "\u0001refused";

    /// <summary>So many are looked through one by one: most instances have no more, and an index of them costs more than it saves.</summary>
    private const int Few = 16;

    private readonly List<WorkflowEvent> arrivals;

    /// <summary>The first arrival of each fact, once there are more than a few or one was revised; until then every arrival is one.</summary>
    private HashSet<WorkflowEvent>? firsts;
    private Dictionary<WorkflowEvent, FactHistory>? histories;

    /// <param name="capacity">Facts that are about to come.</param>
    public FactBook(int capacity = 0) => arrivals = new(capacity);

    /// <summary>Every distinct revision in order of arrival.</summary>
    public IReadOnlyList<WorkflowEvent> Arrivals => arrivals;

    /// <summary>Of <see cref="Arrivals"/>, those that were delivered to it: gaps of its sources, and who took over from it.</summary>
    public int DeliveredCount { get; private set; }

    public FactNews Add(WorkflowEvent fact)
    {
        if (FirstOf(fact) is not { } first)
        {
            return AddFresh(fact);
        }

        FactHistory? history = histories?.GetValueOrDefault(first);
        if (history is null && ContentEquals(first, fact))
        {
            return FactNews.None;
        }

        return arrivals.Count >= Limit ? FactNews.Refused : Revise(first, history, fact);
    }

    /// <summary>Notes, beyond the limit, that facts of a time were refused: what is bad for want of them is not known to be.</summary>
    /// <param name="refused">One of them.</param>
    /// <returns>False when it was noted already.</returns>
    public bool NoteRefused(WorkflowEvent refused, TimeRange range)
    {
        WorkflowEvent gap = new() { Kind = EventKind.Gap, At = range.To, Source = refused.Source, Workflow = refused.Workflow, Instance = refused.Instance, Fact = RefusedName, Details = new EventDetails { From = range.From } };
        if (FirstOf(gap) is not { } first)
        {
            Keep(gap);
            return true;
        }

        FactHistory? history = histories?.GetValueOrDefault(first);
        WorkflowEvent known = history?.Effective ?? first;
        TimeRange before = new(known.Details!.From!.Value, known.At);
        TimeRange all = new(Instant.Min(before.From, range.From), Instant.Max(before.To, range.To));
        return all != before && Revise(first, history, gap with { At = all.To, Rev = known.Rev + 1, Details = new EventDetails { From = all.From } }) != FactNews.None;
    }

    /// <summary>What is true, in no particular order.</summary>
    public List<WorkflowEvent> Effective()
    {
        List<WorkflowEvent> effective = new(firsts?.Count ?? arrivals.Count);
        foreach (WorkflowEvent first in firsts ?? (IEnumerable<WorkflowEvent>)arrivals)
        {
            WorkflowEvent? newest = histories?.GetValueOrDefault(first) is { } history ? history.Effective : first.Void ? null : first;
            if (newest is not null)
            {
                effective.Add(newest);
            }
        }

        return effective;
    }

    /// <summary>Facts that were ever revised or voided.</summary>
    public IEnumerable<FactHistory> Histories() => histories?.Values ?? Enumerable.Empty<FactHistory>();

    /// <summary>It says nothing of the instance's own doings, and makes none.</summary>
    internal static bool IsDelivered(EventKind kind) => kind is EventKind.Gap or EventKind.HandedOver or EventKind.Watched;

    private WorkflowEvent? FirstOf(WorkflowEvent fact)
    {
        if (firsts is not null)
        {
            return firsts.TryGetValue(fact, out WorkflowEvent? first) ? first : null;
        }

        foreach (WorkflowEvent arrival in arrivals)
        {
            if (FactIdentity.Instance.Equals(arrival, fact))
            {
                return arrival;
            }
        }

        return null;
    }

    private void Index()
    {
        firsts = new(arrivals.Capacity, FactIdentity.Instance);
        firsts.UnionWith(arrivals);
    }

    private FactNews AddFresh(WorkflowEvent fact)
    {
        if (arrivals.Count >= Limit)
        {
            return FactNews.Refused;
        }

        Keep(fact);
        return fact.Void ? FactNews.Kept : FactNews.Fresh;
    }

    private void Keep(WorkflowEvent fact)
    {
        arrivals.Add(fact);
        if (firsts is not null)
        {
            firsts.Add(fact);
        }
        else if (arrivals.Count > Few)
        {
            Index();
        }

        DeliveredCount += IsDelivered(fact.Kind) ? 1 : 0;
    }

    private FactNews Revise(WorkflowEvent first, FactHistory? history, WorkflowEvent revision)
    {
        history ??= new FactHistory(first);
        if (history.Add(revision) is not { } news)
        {
            return FactNews.None;
        }

        if (firsts is null)
        {
            Index();
        }

        arrivals.Add(revision);
        DeliveredCount += IsDelivered(revision.Kind) ? 1 : 0;
        (histories ??= new(FactIdentity.Instance))[first] = history;
        return news ? FactNews.Revised : FactNews.Kept;
    }

    internal static bool ContentEquals(WorkflowEvent x, WorkflowEvent y) =>
        ReferenceEquals(x, y)
        || (x.Source == y.Source && x.Rev == y.Rev && x.Void == y.Void && x.Error == y.Error && x.NotBefore == y.NotBefore
            && x.At == y.At && x.Kind == y.Kind && x.Attempt == y.Attempt && x.Outcome == y.Outcome
            && x.Step == y.Step && x.Run == y.Run && x.State == y.State && x.Track == y.Track
            && (x.Details is null ? y.Details is null : x.Details.ContentEquals(y.Details)));
}

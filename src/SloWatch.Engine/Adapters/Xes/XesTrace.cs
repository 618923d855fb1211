using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Adapters.Xes;

/// <summary>
/// One trace on its way. Its events wait until it ends, because its name and attributes may come after them and its earliest event
/// begins it wherever it stands; the events of a very long one are handed over before.
/// </summary>
internal sealed class XesTrace(ActivityMapping mapping, LogHead head, XesTraceName name, CaseFacts facts, Action<Place, string, string> refuse)
{
    public const int MostWaiting = 10_000;

    private readonly List<Waiting> waiting = [];
    private readonly WantedValues wanted = new(mapping);
    private readonly WantedValues startWanted = new(mapping);
    private readonly WantedValues told = new(mapping);
    private Place place;
    private Instant? start;
    private Instant? startTold;
    private bool begun;

    public void Begin(Place at)
    {
        name.Begin(at);
        place = at;
        (start, startTold, begun) = (null, null, false);
        waiting.Clear();
        wanted.Clear();
    }

    public void Set(ReadOnlySpan<char> key, ReadOnlySpan<char> value, Place at)
    {
        if (key.SequenceEqual(XesKeys.Name))
        {
            name.Set(value, at, isLate: begun);
        }
        else if (key.SequenceEqual(XesKeys.Id) && !begun)
        {
            name.SetId(value);
        }

        wanted.Set(key, value);
    }

    public void Add(MappedActivity activity, XesEvent read)
    {
        if (activity.IsIgnored)
        {
            return;
        }

        bool begins = mapping.Starts.Count == 0 || activity.BeginsCase;
        if (begins && !(start <= read.At))
        {
            start = read.At;
            startWanted.Clear();
            startWanted.Complete(read.Wanted);
        }

        waiting.Add(new Waiting(activity, read.At, read.Run()));
        if (waiting.Count == MostWaiting)
        {
            HandOver();
        }
    }

    public void End()
    {
        HandOver();
        if (begun)
        {
            name.End();
        }
    }

    private void HandOver()
    {
        if (waiting.Count == 0)
        {
            return;
        }

        if (!begun)
        {
            facts.BeginCase(name.Current);
            begun = true;
        }

        if (start is { } at && at != startTold)
        {
            facts.Start(at, StartDetails());
            startTold = at;
        }

        foreach (Waiting one in waiting)
        {
            facts.Take(one.Activity, one.At, one.Run);
        }

        waiting.Clear();
    }

    /// <summary>What cannot be kept is said once, also when an earlier start turns up in a later part.</summary>
    private EventDetails? StartDetails()
    {
        told.Clear();
        told.Complete(wanted);
        told.Complete(startWanted);
        told.Complete(head.TraceDefaults);
        told.Complete(head.OfLog);
        return told.ToDetails(startTold is null ? reason => refuse(place, reason, name.Current) : _ => { });
    }

    private readonly record struct Waiting(MappedActivity Activity, Instant At, string? Run);
}

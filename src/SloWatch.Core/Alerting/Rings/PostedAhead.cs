using System.Runtime.InteropServices;

namespace SloWatch.Core.Alerting.Rings;

/// <summary>What is posted to minutes that the head has not passed, in their order. Mostly that is a handful: those that may still change.</summary>
internal sealed class PostedAhead
{
    private readonly List<(long Minute, Counts Counts)> posted = [];

    public void Add(long minute, Counts change)
    {
        int place = posted.Count;
        while (place > 0 && posted[place - 1].Minute >= minute)
        {
            place--;
        }

        if (place < posted.Count && posted[place].Minute == minute)
        {
            posted[place] = (minute, posted[place].Counts + change);
        }
        else
        {
            posted.Insert(place, (minute, change));
        }
    }

    public bool AnyBefore(long minute) => posted.Count > 0 && posted[0].Minute < minute;

    /// <param name="stirring">Only what may make something over that was not.</param>
    public long? First(bool stirring)
    {
        foreach ((long minute, Counts counts) in posted)
        {
            if (!stirring || counts.Stirs)
            {
                return minute;
            }
        }

        return null;
    }

    /// <summary>All before a minute, valid until something is posted or forgotten.</summary>
    public ReadOnlySpan<(long Minute, Counts Counts)> Before(long minute)
    {
        int count = 0;
        while (count < posted.Count && posted[count].Minute < minute)
        {
            count++;
        }

        return CollectionsMarshal.AsSpan(posted)[..count];
    }

    public void Forget(int first) => posted.RemoveRange(0, first);
}

namespace SloWatch.Core.Alerting.Rings;

/// <summary>The running sum at the last boundaries of one grain, each of all that came before it.</summary>
internal sealed class Ring
{
    private readonly long grain;
    private readonly CompactSums before;

    /// <param name="longest">How many minutes before the head it has to reach.</param>
    public Ring(long grain, long longest)
    {
        this.grain = grain;
        before = new CompactSums((int)((longest + grain - 1) / grain) + 1); // both ends
    }

    public long Grain => grain;

    /// <summary>At the last boundary up to a minute.</summary>
    public Counts At(long minute) => before[SlotOf(NumberOf(minute))];

    /// <summary>The head goes on, and nothing lies between.</summary>
    public void Pass(long from, long to, Counts total)
    {
        if (to - from == 1 && to % grain != 0)
        {
            return;
        }

        (long first, long last) = Between(from, to);
        int slot = SlotOf(first);
        for (long number = first; number <= last; number++)
        {
            before[slot] = total;
            slot = slot + 1 == before.Length ? 0 : slot + 1;
        }
    }

    /// <summary>Something was posted to a minute that the head has passed.</summary>
    public void Correct(long minute, long head, Counts change)
    {
        (long first, long last) = Between(minute, head);
        int slot = SlotOf(first);
        for (long number = first; number <= last; number++)
        {
            before[slot] += change;
            slot = slot + 1 == before.Length ? 0 : slot + 1;
        }
    }

    /// <summary>The numbers of the boundaries after one minute and up to another, as far back as they are kept.</summary>
    private (long First, long Last) Between(long after, long upTo)
    {
        long last = NumberOf(upTo);
        return (Math.Max(NumberOf(after) + 1, last - before.Length + 1), last);
    }

    private long NumberOf(long minute) => minute >= 0 ? minute / grain : ((minute + 1) / grain) - 1;

    private int SlotOf(long number)
    {
        int slot = (int)(number % before.Length);
        return slot < 0 ? slot + before.Length : slot;
    }
}

using System.Collections;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Counting;

/// <summary>Times in which nothing was told of any case, by the second, or coarser where the time is so long.</summary>
internal sealed class Silences
{
    /// <summary>Two bits each.</summary>
    private const int MostSlots = 1 << 22;

    /// <summary>As many have to begin before it.</summary>
    private const int LeastBegun = 5;

    /// <summary>As the longest time between two of these.</summary>
    private const int SoManyTimes = 3;

    private const long Second = 1_000_000, Day = 86_400 * Second;

    private readonly TimeRange known;
    private readonly long width;
    private readonly BitArray told, begun;

    public Silences(TimeRange known)
    {
        this.known = known;
        long length = Math.Max(Second, known.To.Micros - known.From.Micros);
        width = Math.Max(Second, (length / MostSlots / Second * Second) + (length > MostSlots * Second ? Second : 0));
        int slots = (int)((length + width - 1) / width);
        (told, begun) = (new(slots), new(slots));
    }

    /// <summary>Whatever went on in it, whether or not it is measured.</summary>
    /// <param name="seesSteps">Each step is told when it begins: that a case began, and came to none, is no sign of anything that goes on.</param>
    public void Add(Life life, bool seesSteps)
    {
        for (Instant at = life.Progress.FirstFrom(known.From); at < known.To;)
        {
            bool isOnlyBegun = seesSteps && at == life.BegunAt && !ComesSomewhere(life, at);
            told[Slot(at)] |= !isOnlyBegun;
            at = life.Progress.FirstFrom(isOnlyBegun ? new(at.Micros + 1) : At(Slot(at) + 1));
        }

        Mark(told, life.EndedAt);
        Mark(begun, life.BegunAt);
    }

    /// <summary>Some case began in it.</summary>
    public bool HasBeginnings(TimeRange silence) => Enumerable.Range(Slot(silence.From), Slot(new(silence.To.Micros - 1)) - Slot(silence.From) + 1).Any(slot => begun[slot]);

    /// <summary>
    /// Those that are much longer than any time between two beginnings in as long a time before, unless the day before was as silent from then on:
    /// nights, and what begins all at once, tell nothing.
    /// </summary>
    public List<TimeRange> Telling()
    {
        List<(int From, int To)> telling = [];
        int first = EndOfSilence(0, told.Length);
        for (int from = first; from < told.Length;)
        {
            int to = EndOfSilence(from, told.Length);
            if (to > from && IsTelling(from, to - from, first, telling) && !WasSilentTheDayBefore(from, to - from, first))
            {
                telling.Add((from, to));
            }

            from = to + 1;
        }

        return [.. telling.Select(silence => new TimeRange(At(silence.From), Instant.Min(At(silence.To), known.To)))];
    }

    /// <param name="telling">Those before it: in these nothing could begin.</param>
    /// <param name="first">When the first of all was told: half as long a time is enough where nothing is known before it.</param>
    private bool IsTelling(int from, int length, int first, List<(int From, int To)> telling)
    {
        (int count, int longest, int seen, int apart) = (0, 0, 0, 0);
        (int slot, int other) = (from - 1, telling.Count - 1);
        while (slot >= first && seen < length)
        {
            if (other >= 0 && slot == telling[other].To - 1)
            {
                slot = telling[other--].From - 1;
                continue;
            }

            apart = begun[slot] ? 0 : apart + 1;
            (count, longest) = (count + (begun[slot] ? 1 : 0), Math.Max(longest, apart));
            (slot, seen) = (slot - 1, seen + 1);
        }

        return seen * 2 >= length && count >= LeastBegun && (longest + 1) * SoManyTimes <= length;
    }

    /// <summary>For most of that time, and from about then on: a pause of some days is no habit.</summary>
    /// <param name="first">When the first of all was told.</param>
    private bool WasSilentTheDayBefore(int from, int length, int first)
    {
        int day = (int)(Day / width), end = from + length - day;
        for (int slot = from - day; from - day > first && slot < end && length < day;)
        {
            int to = EndOfSilence(slot, end);
            if ((to - slot) * 2 > length)
            {
                return (from - day - BeginningOfSilence(slot)) * 2 <= length;
            }

            slot = to + 1;
        }

        return false;
    }

    private int BeginningOfSilence(int slot)
    {
        while (slot > 0 && !told[slot - 1])
        {
            slot--;
        }

        return slot;
    }

    private int EndOfSilence(int from, int end)
    {
        while (from < end && !told[from])
        {
            from++;
        }

        return from;
    }

    private static bool ComesSomewhere(Life life, Instant at) =>
        life.Runs.Any(run => run.FirstSeen == at) || life.Level.Tracks.Values.Any(track => track.Entered.Any(stay => stay.At == at));

    private void Mark(BitArray slots, Instant? at)
    {
        if (at is { } moment && known.Contains(moment))
        {
            slots[Slot(moment)] = true;
        }
    }

    private int Slot(Instant at) => (int)((at.Micros - known.From.Micros) / width);

    private Instant At(int slot) => new(known.From.Micros + (slot * width));
}

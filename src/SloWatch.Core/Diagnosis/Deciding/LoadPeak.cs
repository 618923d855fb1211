using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;
using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Things wait somewhere to be taken up, and no fewer are than before: nobody is gone, so more may have come than can be taken up.</summary>
/// <param name="TakenUp">While any of those that went bad waited.</param>
/// <param name="Least">In the quietest of the earlier stretches in which any were.</param>
/// <param name="Most">In the busiest.</param>
/// <param name="Length">Of the time in which they waited.</param>
/// <param name="Parts">Each of these stretches is so many times shorter.</param>
internal sealed record LoadPeak(long TakenUp, long Least, long Most, TimeSpan Length, int Parts)
{
    /// <summary>A time with fewer whole stretches before it is cut into shorter ones.</summary>
    private const int MostParts = 64;

    /// <summary>Null where fewer are taken up, where those that came later mostly are as soon as ever, or where too little is known of the time before.</summary>
    public static LoadPeak? At(Evidence evidence, PlaceOf place)
    {
        List<(TimeRange Time, int Count)> waits = [.. evidence.BadTimes.WaitingAt(place).Where(wait => wait.Time.To > wait.Time.From)];
        TimeRange[] spells = Standing.Merge([.. waits.Select(wait => wait.Time with { From = Instant.Max(wait.Time.From, evidence.Window.From) })]);
        if (spells.Length == 0)
        {
            return null;
        }

        List<(Instant Came, Instant TakenUp, int Count)> pickUps = [.. evidence.PickUps.At(place)];
        long takenUp = pickUps.Where(one => IsIn(spells, one.TakenUp)).Sum(one => (long)one.Count), length = spells.Sum(spell => spell.To.Micros - spell.From.Micros);
        for (int parts = 1; parts <= MostParts; parts *= 2)
        {
            long[] earlier = [.. Earlier(evidence, pickUps, spells[0].From, length / parts).Order()];
            if (earlier.Length >= Thresholds.LeastCompared)
            {
                long usual = earlier[(earlier.Length - 1) / 2] * parts;
                bool isMore = takenUp > earlier[^1] * parts && takenUp >= Thresholds.Risen * usual;
                return isMore || (takenUp >= usual && !ArePassed(waits, pickUps)) ? new(takenUp, earlier[0], earlier[^1], TimeSpan.FromMicroseconds(length), parts) : null;
            }
        }

        return null;
    }

    /// <summary>For a sentence.</summary>
    /// <param name="isTold">A step waits; else nobody tells that anything is taken up.</param>
    public string Though(bool isTold) =>
        Text($"though no fewer {(isTold ? "were taken up there" : "went on from there")} than before ({TakenUp:#,0} in {About(Length)}, and {Least:#,0} to {Most:#,0} in {(Parts == 1 ? "as long" : About(Length / Parts))} before): more may have come than can be taken up");

    private static string About(TimeSpan length) =>
        DurationText.Format(length >= TimeSpan.FromMinutes(10) ? TimeSpan.FromMinutes(Math.Round(length.TotalMinutes)) : TimeSpan.FromSeconds(Math.Max(1, Math.Round(length.TotalSeconds))));

    /// <summary>What is taken up at all in stretches of a length, back from a moment: nights and pauses are not compared with.</summary>
    private static IEnumerable<long> Earlier(Evidence evidence, List<(Instant Came, Instant TakenUp, int Count)> pickUps, Instant until, long length)
    {
        TimeRange[] times = evidence.Before is not { } before ? [new(evidence.Window.From, until)]
            : before.To == evidence.Window.From ? [new(before.From, until)]
            : [before, new(evidence.Window.From, until)];
        return length <= 0 ? []
            : from time in times
              from one in pickUps
              where time.Contains(one.TakenUp)
              let stretch = (time.To.Micros - 1 - one.TakenUp.Micros) / length
              where (stretch + 1) * length <= time.To.Micros - time.From.Micros
              group (long)one.Count by (time, stretch) into same
              select same.Sum();
    }

    /// <summary>As many of those that came later as went bad waited less than half as long as these: who takes them up is there, and leaves some.</summary>
    private static bool ArePassed(List<(TimeRange Time, int Count)> waits, List<(Instant Came, Instant TakenUp, int Count)> pickUps)
    {
        long[] lengths = [.. waits.Select(wait => wait.Time.To.Micros - wait.Time.From.Micros).Order()];
        (Instant first, Instant last) = (waits.Min(wait => wait.Time.From), waits.Max(wait => wait.Time.From));
        long soon = pickUps.Where(one => one.Came >= first && one.Came <= last && (one.TakenUp.Micros - one.Came.Micros) * 2 < lengths[lengths.Length / 2]).Sum(one => (long)one.Count);
        return soon >= waits.Sum(wait => (long)wait.Count);
    }

    /// <param name="times">In order, none of which touch.</param>
    private static bool IsIn(TimeRange[] times, Instant at)
    {
        int index = Array.BinarySearch(times, new(at, at), Comparer<TimeRange>.Create((a, b) => a.From.CompareTo(b.From)));
        return (index >= 0 ? index : ~index - 1) is >= 0 and var found && times[found].Contains(at);
    }
}

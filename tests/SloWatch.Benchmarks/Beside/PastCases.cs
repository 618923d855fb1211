namespace SloWatch.Benchmarks.Beside;

/// <param name="At">Its end.</param>
internal readonly record struct PastCase(int Objective, DateTimeOffset At, bool IsBad);

/// <summary>The cases of the thirty days before, spread evenly over objectives and time: for SloWatch to be told of, and for Prometheus to have counted.</summary>
internal sealed class PastCases
{
    public const int Days = 30;

    private readonly PastCase[][] byDay;
    private readonly long[][] seconds;
    private readonly long[][] badSeconds;

    /// <param name="badEvery">Shares no factor with the number of objectives, so that each has bad ones.</param>
    public PastCases(int objectives, int casesADay, int badEvery, DateTimeOffset end)
    {
        byDay = [.. Enumerable.Range(0, Days).Select(day => OfDay(day, objectives, casesADay, badEvery, end))];
        ILookup<int, PastCase> cases = byDay.SelectMany(day => day).ToLookup(one => one.Objective);
        seconds = [.. Enumerable.Range(0, objectives).Select(objective => Seconds(cases[objective]))];
        badSeconds = [.. Enumerable.Range(0, objectives).Select(objective => Seconds(cases[objective].Where(one => one.IsBad)))];
    }

    public IReadOnlyList<PastCase[]> ByDay => byDay;

    /// <param name="at">Seconds after the epoch.</param>
    public long CountUpTo(int objective, long at) => UpTo(seconds[objective], at);

    public long BadUpTo(int objective, long at) => UpTo(badSeconds[objective], at);

    private static PastCase[] OfDay(int day, int objectives, int casesADay, int badEvery, DateTimeOffset end)
    {
        PastCase[] cases = new PastCase[objectives * casesADay];
        for (int i = 0; i < cases.Length; i++)
        {
            DateTimeOffset at = end.AddDays(day - Days).AddMinutes(60 * 24 * (i / objectives) / casesADay);
            cases[i] = new PastCase(i % objectives, at, ((day * cases.Length) + i + 1) % badEvery == 0);
        }

        return cases;
    }

    private static long[] Seconds(IEnumerable<PastCase> cases) => [.. cases.Select(one => one.At.ToUnixTimeSeconds()).Order()];

    private static long UpTo(long[] times, long at)
    {
        int found = Array.BinarySearch(times, at + 1);
        return found < 0 ? ~found : Array.IndexOf(times, at + 1);
    }
}

using SloWatch.Core.Time;

namespace SloWatch.Core.Diagnosis.Counting;

/// <summary>How long a run of a step took that ended, once it was taken up, beside others of the step.</summary>
internal enum Pace
{
    Usual,

    /// <summary>Twice as long, or more.</summary>
    Long,

    /// <summary>That, and longer than hardly any of the others.</summary>
    Extreme,

    /// <summary>The same of one that has not ended yet.</summary>
    Lost,
}

/// <summary>Runs that were taken up.</summary>
/// <param name="All">That ended.</param>
/// <param name="Long">Those that took much longer than others do.</param>
/// <param name="Extreme">Of these, those that took longer than hardly any of the others.</param>
/// <param name="Lost">Those that have not ended yet, and are as long already.</param>
internal readonly record struct Paced(long All, long Long, long Extreme, long Lost)
{
    public static Paced operator +(Paced a, Paced b) => new(a.All + b.All, a.Long + b.Long, a.Extreme + b.Extreme, a.Lost + b.Lost);
}

/// <summary>When runs ended in the window, if they did, and how long they had taken once they were taken up, whoever had waited for them, and whatever became of their units.</summary>
internal sealed class Paces(TimeRange window)
{
    /// <summary>What is more is kept by the second.</summary>
    private const int Most = 250_000;

    /// <summary>Of those behind so many nobody knows which run was the last.</summary>
    private const int MostSteps = 20_000;

    private readonly Timeline<PaceKey> ended = new(window, Most);
    private readonly Dictionary<string, (Instant TakenUp, bool IsLost)> last = [];

    /// <param name="takenUp">When that was.</param>
    /// <param name="at">When it ended, or up to when it did not.</param>
    public void Add(string step, string? dependency, Instant takenUp, Instant at, Pace pace)
    {
        ended.Add(new(step, dependency, pace), at, at);
        if (!last.TryGetValue(step, out var known) ? last.Count < MostSteps : (takenUp, pace == Pace.Lost).CompareTo(known) > 0)
        {
            last[step] = (takenUp, pace == Pace.Lost);
        }
    }

    /// <summary>Nothing that was taken up after it has ended.</summary>
    public bool IsLastLost(string step) => last.GetValueOrDefault(step).IsLost;

    /// <summary>Calls of a step, since a moment, to what most of them called; null: it called nobody.</summary>
    public (string Dependency, Paced Calls)? MostCalled(string step, Instant since) =>
        ended.Keys.Where(key => key.Step == step).Select(key => key.Dependency).OfType<string>().Distinct()
            .Select(dependency => ((string Dependency, Paced Calls)?)(dependency, Sum(key => key.Step == step && key.Dependency == dependency, since)))
            .OrderByDescending(one => one!.Value.Calls.All + one.Value.Calls.Lost).ThenBy(one => one!.Value.Dependency, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Runs of all other steps since a moment.</summary>
    public Paced Beside(string step, Instant since) => Sum(key => key.Step != step, since);

    /// <summary>What other steps, or all, called since a moment, or what they did where they called nobody, in no order.</summary>
    public IEnumerable<(string Step, string? Dependency, Paced Runs)> Others(string? step, Instant since)
    {
        Dictionary<(string Step, string? Dependency), Paced> sums = [];
        foreach ((_, _, int number, int count) in ended.Of(key => key.Step != step).Where(one => one.At >= since.Micros))
        {
            PaceKey key = ended.Keys[number];
            sums[(key.Step, key.Dependency)] = sums.GetValueOrDefault((key.Step, key.Dependency)) + Of(key.Pace, count);
        }

        return sums.Select(sum => (sum.Key.Step, sum.Key.Dependency, sum.Value));
    }

    private Paced Sum(Func<PaceKey, bool> which, Instant since) =>
        ended.Of(which).Where(one => one.At >= since.Micros).Aggregate(default(Paced), (sum, one) => sum + Of(ended.Keys[one.Key].Pace, one.Count));

    private static Paced Of(Pace pace, int count) => pace switch
    {
        Pace.Usual => new(count, 0, 0, 0),
        Pace.Long => new(count, count, 0, 0),
        Pace.Extreme => new(count, count, count, 0),
        _ => new(0, 0, 0, count),
    };

    private readonly record struct PaceKey(string Step, string? Dependency, Pace Pace);
}

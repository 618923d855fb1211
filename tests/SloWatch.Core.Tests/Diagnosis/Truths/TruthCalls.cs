using SloWatch.Core.Time;

namespace SloWatch.Core.Tests.Diagnosis.Truths;

/// <summary>All calls that were made, and how they ended, so that they can be counted by hand.</summary>
internal sealed class TruthCalls
{
    private readonly List<(Instant At, Instant Since)> well = [];
    private readonly List<(Instant Since, Instant WentBad)> bad = [];

    public void Well(Instant since, Instant at) => well.Add((at, since));

    public void Bad(Instant since, Instant wentBad) => bad.Add((since, wentBad));

    /// <summary>Those that ended well since the first bad one began; of one that began before the window nobody asks when.</summary>
    public long WellIn(TimeRange window)
    {
        Instant[] since = [.. bad.Where(call => window.Contains(call.WentBad)).Select(call => call.Since >= window.From ? call.Since : call.WentBad)];
        return since.Length == 0 ? 0 : well.Count(call => window.Contains(call.At) && call.At >= since.Min());
    }
}

using SloWatch.Core.Time;
using static SloWatch.Core.Diagnosis.Deciding.Weighing;

namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>Of the few calls that a step makes while most wait for it, most fail, as those do that a circuit breaker lets through: it need not be that nobody takes it up.</summary>
/// <param name="Well">That ended well before the last of the others failed.</param>
internal sealed record HeldBack(string Dependency, long Failed, long Well)
{
    private const int Handful = 3;

    /// <summary>Null where fewer fail, where as many end well, or where hardly any of what went bad waited while one failed.</summary>
    public static HeldBack? At(Evidence evidence, string step)
    {
        List<(TimeRange Time, int Count)> waits = [.. evidence.BadTimes.WaitingAt(new(Dimension.Step, step))];
        if (waits.Count == 0 || evidence.Calls.MostFailed(step, waits.Min(wait => wait.Time.From)) is not { Failed: { Count: > 0 } failures } calls)
        {
            return null;
        }

        long failed = failures.Sum(call => (long)call.Count), well = calls.Well.Where(call => call.At <= failures[^1].At).Sum(call => (long)call.Count);
        long all = waits.Sum(wait => (long)wait.Count), beside = waits.Where(wait => HasAny(failures, wait.Time)).Sum(wait => (long)wait.Count);
        return failed >= Handful && well < failed && beside >= Thresholds.Half * all ? new(calls.Dependency, failed, well) : null;
    }

    /// <summary>For a sentence.</summary>
    public string While() =>
        Text($"{Failed:#,0} calls to {Dependency} from there failed since, and {(Well == 0 ? "none" : Text($"{Well:#,0}"))} ended well until the last of these did, so who takes it up may be held back");

    private static bool HasAny(List<(Instant At, int Count)> calls, TimeRange time)
    {
        int index = calls.BinarySearch((time.From, 0), Comparer<(Instant At, int Count)>.Create((a, b) => (a.At, a.Count).CompareTo((b.At, b.Count))));
        return (index >= 0 ? index : ~index) is var next && next < calls.Count && calls[next].At <= time.To;
    }
}

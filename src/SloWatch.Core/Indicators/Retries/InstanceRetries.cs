using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Retries;

public sealed class InstanceRetries(int max) : IInstanceIndicator
{
    public string Type => "retries";

    public Sight Needs => Sight.Starts | Sight.Ends | Sight.Attempts | Sight.EveryInstance;

    public string Canonical => $"retries;max={max}";

    public string Text => $"needs at most {max} retries";

    public bool HasDeadline => false;

    public TimeLimit? Limit => null;

    public bool WatchesProgress => true;

    public Instant? DeadlineOf(in InstanceUnit unit) => null;

    public Judgement? Judge(in InstanceUnit unit, Instant now)
    {
        if (unit.BegunAt is not { } begun)
        {
            return Judgement.StartUnknown(unit.First.FirstSeen, unit.Closing?.At);
        }

        return ByAbsence.Judge(begun, unit.Closing, OneTooMany(unit), $"more than {max} retries", "ended without more retries", unit.HasGaps);
    }

    /// <summary>When it was known of; what its steps did after its end is not its matter.</summary>
    private Instant? OneTooMany(in InstanceUnit unit)
    {
        Instant ended = unit.Last.EndedAt ?? Instant.Ever;
        int known = 0;
        foreach ((Instant at, int more) in unit.Runs.SelectMany(run => Growth(run.Run.Retries)).Where(growth => growth.At <= ended).OrderBy(growth => growth.At))
        {
            known += Math.Min(more, int.MaxValue - known);
            if (known > max)
            {
                return at;
            }
        }

        return null;
    }

    private static IEnumerable<(Instant At, int More)> Growth(IReadOnlyList<(Instant At, int Retries)> retries) =>
        retries.Select((entry, i) => (entry.At, entry.Retries - (i > 0 ? retries[i - 1].Retries : 0)));
}

using SloWatch.Core.Indicators;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>What was last posted for one unit by one measurement.</summary>
internal struct Slot
{
    /// <summary>Null: there is no such unit.</summary>
    public Judgement? Judged;

    public Violation? Violation;

    public readonly Instant DueAt => Judged is { Verdict: { Kind: VerdictKind.Pending } verdict } ? verdict.Deadline : Instant.Ever;

    /// <summary>What a judgement adds to the ledger: at most three minutes, one count each.</summary>
    public static void Post(Judgement? judged, int sign, List<(long Minute, Tally Change)> into)
    {
        if (judged is not { } judgement)
        {
            return;
        }

        Verdict verdict = judgement.Verdict;
        into.Add((judgement.Begun.Minute, new Tally(sign, 0, 0, 0, 0)));
        Tally? counted = verdict.Kind switch
        {
            VerdictKind.Good => new Tally(0, sign, 0, 0, 0),
            VerdictKind.Bad => new Tally(0, 0, sign, 0, 0),
            VerdictKind.Excluded => new Tally(0, 0, 0, sign, 0),
            _ => null,
        };
        if (counted is { } count)
        {
            into.Add((verdict.At.Minute, count));
        }

        if (verdict.Kind == VerdictKind.Bad && judgement.ClosedAt is { } closed)
        {
            into.Add((closed.Minute, new Tally(0, 0, 0, 0, sign)));
        }
    }
}

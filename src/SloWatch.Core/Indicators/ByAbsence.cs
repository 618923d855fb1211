using SloWatch.Core.Events;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators;

/// <summary>Units without a deadline that are bad at the moment that shows it, and good when they end without one.</summary>
internal static class ByAbsence
{
    /// <param name="shownAt">Null: nothing bad was seen.</param>
    /// <param name="blind">Facts were lost that may have shown it: no absence is proved.</param>
    public static Judgement Judge(Instant begun, Closing? end, Instant? shownAt, string bad, string good, bool blind)
    {
        if (shownAt is { } shown)
        {
            Instant at = Instant.Max(begun, shown);
            return new(Verdict.Bad(at, Instant.Ever, bad), begun, end is { } over ? Instant.Max(at, over.At) : null);
        }

        if (end is not { } closing)
        {
            return new(Verdict.Pending(Instant.Ever, "open"), begun, null);
        }

        Instant ended = Instant.Max(begun, closing.At);
        Verdict verdict = closing.Outcome is not (Outcome.Completed or Outcome.Failed or Outcome.TimedOut) ? TimedOutcome.InTime(closing with { At = ended }, Instant.Ever, OnFailure.Close)
            : blind ? Verdict.Excluded(ended, "gap: facts were lost that may have shown more")
            : Verdict.Good(ended, Instant.Ever, good);
        return Judgement.Closed(verdict, begun, closing.At);
    }
}

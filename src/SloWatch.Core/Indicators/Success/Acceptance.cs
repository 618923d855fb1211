using SloWatch.Core.Events;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Success;

/// <summary>Which ends are good, which are bad, and by when there must be one.</summary>
public sealed record Acceptance(IReadOnlyList<string> Accept, IReadOnlyList<string> Reject, TimeLimit? Within)
{
    public string Canonical => $"accept={CanonicalText.Of(Accept)};reject={CanonicalText.Of(Reject)};within={Within?.Canonical}";

    public string Text => (Accept.Count > 0 ? $"ends {string.Join(" or ", Accept)}" : "succeeds") + (Within is { } within ? $" within {within.Text}" : "");

    public Instant DeadlineAfter(Instant begun, UnitClock clock) => Within is { } within ? clock.After(begun, within) : Instant.Ever;

    /// <param name="deadline">See <see cref="DeadlineAfter"/>.</param>
    public Judgement Judge(Instant begun, Closing? end, Instant deadline, bool blind, Instant now)
    {
        if (end is not { } closing)
        {
            return new(Within is null ? Verdict.Pending(Instant.Ever, "open") : Timed.Open(deadline, blind, now), begun, null);
        }

        Instant at = Instant.Max(begun, closing.At);
        Verdict verdict = at > deadline ? Timed.Late(closing, deadline, blind, "ended after its deadline") : OfEnd(closing with { At = at }, deadline);
        return Judgement.Closed(verdict, begun, closing.At);
    }

    private Verdict OfEnd(in Closing end, Instant deadline) => end.Outcome switch
    {
        Outcome.Completed => OfResult(end, deadline),
        Outcome.Failed => Verdict.Bad(end.At, deadline, "failed"),
        Outcome.TimedOut => Verdict.Bad(end.At, deadline, "timed out in the engine"),
        _ => TimedOutcome.InTime(end, deadline, OnFailure.Bad),
    };

    private Verdict OfResult(in Closing end, Instant deadline)
    {
        string result = end.Result ?? "";
        if (Reject.Contains(result))
        {
            return Verdict.Bad(end.At, deadline, $"ended {result}");
        }

        if (Accept.Count == 0 || Accept.Contains(result))
        {
            return Verdict.Good(end.At, deadline, result.Length == 0 ? "succeeded" : $"ended {result}");
        }

        return Verdict.Excluded(end.At, result.Length == 0 ? "ended without a result" : $"result {result} is neither accepted nor rejected");
    }
}

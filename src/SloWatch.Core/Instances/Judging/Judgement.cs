using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>A verdict with the two moments that place its unit in the ledger.</summary>
/// <param name="Begun">When the unit began; of one whose start is unknown, when it was excluded.</param>
/// <param name="ClosedAt">Null while it is open.</param>
public readonly record struct Judgement(Verdict Verdict, Instant Begun, Instant? ClosedAt)
{
    /// <param name="at">Where it was first seen.</param>
    public static Judgement StartUnknown(Instant at, Instant? closedAt) =>
        new(Verdict.Excluded(at, "start unknown"), at, closedAt is { } closed ? Instant.Max(at, closed) : null);

    /// <summary>Of a unit that closed. When that was before it began, or may have been, it closes where it begins, and the reason says so.</summary>
    public static Judgement Closed(Verdict verdict, Instant begun, Instant told) => told >= begun
        ? new(verdict, begun, told)
        : new(verdict with { Reason = $"{verdict.Reason}; clamped to its start, for its end is told from before it" }, begun, begun);
}

/// <summary>How and when a unit closed.</summary>
/// <param name="At">The earliest moment it may have closed: of an end that was only noticed, the start of the interval.</param>
/// <param name="Assumed">Nobody reported it: the end of what holds it closed it.</param>
public readonly record struct Closing(Instant At, Outcome Outcome, string? Result, string? By, string? Error, bool Assumed);

/// <summary>A unit over one deadline: the judgement that cycle times, step times and the like share.</summary>
internal static class Timed
{
    /// <summary>Why an open unit has no deadline now.</summary>
    public const string Standing = "open, and its clock stands";

    private const string Lost = "gap: facts before its deadline were lost";

    public static Judgement Judge(Instant begun, Closing? end, Instant deadline, bool blind, OnFailure onFailure, Instant now)
    {
        if (end is { } closing)
        {
            Instant at = Instant.Max(begun, closing.At);
            Verdict verdict = at > deadline
                ? Late(closing, deadline, blind, "closed after its deadline")
                : TimedOutcome.InTime(closing with { At = at }, deadline, onFailure);
            return Judgement.Closed(verdict, begun, closing.At);
        }

        return new(Open(deadline, blind, now), begun, null);
    }

    /// <summary>Of a unit that closed after its deadline: an end that nobody told may have been before it, where facts were lost.</summary>
    public static Verdict Late(in Closing end, Instant deadline, bool blind, string reason) =>
        end.Assumed && blind ? Verdict.Excluded(deadline, Lost) : Verdict.Bad(deadline, deadline, reason);

    /// <summary>Of a unit without an end: bad by absence, unless facts that could show an end were lost.</summary>
    public static Verdict Open(Instant deadline, bool blind, Instant now)
    {
        if (deadline >= now)
        {
            return Verdict.Pending(deadline, deadline == Instant.Ever ? Standing : "open");
        }

        return blind ? Verdict.Excluded(deadline, Lost) : Verdict.Bad(deadline, deadline, "still open at its deadline");
    }
}

using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Evaluation;

/// <summary>A unit as it stood at a moment.</summary>
/// <param name="Unit">With the verdict it had then.</param>
/// <param name="Later">What became of it since, as far as it is known; null when nothing did.</param>
internal readonly record struct UnitAtMoment(JudgedUnit Unit, JudgedUnit? Later)
{
    /// <summary>
    /// Counts as the ledger does: a verdict stands from its own time on, and before it the unit is pending. Null when it had not begun.
    /// </summary>
    /// <param name="truth">By all facts that are known.</param>
    /// <param name="seen">By the facts before the moment; null when those show no such unit. Lends its words where it says the same.</param>
    public static UnitAtMoment? Of(JudgedUnit truth, JudgedUnit? seen, Instant asOf)
    {
        if (truth.Begun >= asOf)
        {
            return null;
        }

        bool stands = truth.Verdict.Kind == VerdictKind.Pending || truth.Verdict.At < asOf;
        JudgedUnit then = truth with
        {
            Verdict = stands ? truth.Verdict : Verdict.Pending(truth.Verdict.Deadline, "open"),
            ClosedAt = truth.ClosedAt < asOf ? truth.ClosedAt : null,
            Violation = stands ? truth.Violation : null,
        };
        return new(seen is not null && IsSame(seen, then) ? seen : then, stands && then.ClosedAt == truth.ClosedAt ? null : truth);
    }

    private static bool IsSame(JudgedUnit a, JudgedUnit b) => a.Verdict.Kind == b.Verdict.Kind && a.Verdict.At == b.Verdict.At && a.ClosedAt == b.ClosedAt;
}

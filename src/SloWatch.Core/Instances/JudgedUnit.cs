using SloWatch.Core.Indicators;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances;

/// <summary>A unit with its verdict, as `explain` and the recount see it.</summary>
/// <param name="Unit"><c>instance</c>, <c>instance#2</c>, <c>step:NAME/run</c>.</param>
/// <param name="Begun">When the unit began; of one whose start is unknown, when it was excluded.</param>
/// <param name="ClosedAt">Null while it is open.</param>
/// <param name="Violation">Its evidence when it is bad.</param>
public sealed record JudgedUnit(Measurement Measurement, string Unit, Verdict Verdict, Instant Begun, Instant? ClosedAt, Violation? Violation) : IComparable<JudgedUnit>
{
    /// <summary>By measurement, then by unit.</summary>
    public int CompareTo(JudgedUnit? other)
    {
        int order = string.CompareOrdinal(Measurement.Hash, other?.Measurement.Hash);
        return order != 0 ? order : string.CompareOrdinal(Unit, other?.Unit);
    }
}

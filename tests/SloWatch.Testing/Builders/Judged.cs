using System.Globalization;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;

namespace SloWatch.Testing.Builders;

/// <summary>What all ways of judging a case agreed on.</summary>
public sealed record Judged(IReadOnlyList<JudgedUnit> Units, Books Books)
{
    public Tally Total => Books.Ledger.Values.Aggregate(new Tally(), (sum, tally) => sum + tally);

    /// <summary>One line a unit: <c>instance good 09:30</c>, <c>instance pending 10:00</c> (its deadline), <c>instance excluded</c>.</summary>
    public override string ToString() => string.Join('\n', Units.Select(Line));

    public JudgedUnit Unit(string name) => Units.Single(unit => unit.Unit == name);

    /// <summary>Everything that is known of the units, for comparing.</summary>
    public static string Detail(IEnumerable<JudgedUnit> units) => string.Join('\n', units.Select(unit => string.Create(
        CultureInfo.InvariantCulture,
        $"{unit.Measurement.Hash} {Line(unit)} at {unit.Verdict.At}, due {unit.Verdict.Deadline}, {unit.Verdict.Reason}, begun {unit.Begun}, closed {unit.ClosedAt}; {unit.Violation}")));

    private static string Line(JudgedUnit unit) => unit.Unit + unit.Verdict.Kind switch
    {
        VerdictKind.Good => $" good {Monday.Text(unit.Verdict.At)}",
        VerdictKind.Bad => $" bad {Monday.Text(unit.Verdict.At)}",
        VerdictKind.Pending => unit.Verdict.Deadline.IsFinite ? $" pending {Monday.Text(unit.Verdict.Deadline)}" : " pending",
        _ => " excluded",
    };
}

using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>Where the clock of a judged unit stood, for people who ask why its deadline is so late.</summary>
public static class Stoppages
{
    /// <summary>Up to its deadline or its close; the last one goes on for ever while it lasts.</summary>
    /// <param name="lives">Of its instance.</param>
    /// <param name="gaps">Times of which facts are lost.</param>
    public static IReadOnlyList<TimeRange> Of(JudgedUnit unit, IReadOnlyList<Life> lives, IReadOnlyList<TimeRange> gaps)
    {
        int first = LifeOf(unit.Unit) - 1;
        if (unit.Measurement.Pauses.IsNone || first >= lives.Count || unit.Verdict.Kind == VerdictKind.Excluded)
        {
            return [];
        }

        if (IsDueByItsOwnWord(unit, lives, first, gaps))
        {
            return [];
        }

        bool isRun = unit.Measurement.Indicator is IStepIndicator;
        UnitClock clock = UnitClock.Of(lives, first, isRun ? first : lives.Count - 1, unit.Measurement.Pauses, gaps, unit.ClosedAt ?? Instant.Ever);
        return clock.Stood(unit.Begun, unit.Verdict.Deadline);
    }

    /// <summary>A deadline that a case tells is a date, and no pause moves it.</summary>
    private static bool IsDueByItsOwnWord(JudgedUnit unit, IReadOnlyList<Life> lives, int first, IReadOnlyList<TimeRange> gaps)
    {
        InstanceUnit told = new(lives, first, lives.Count - 1, gaps, Pauses.None, []);
        return unit.Measurement.Indicator.OwnDeadline?.Of(told, unit.Begun, unit.ClosedAt ?? Instant.Ever, Instant.Ever) is { } due
            && due != Instant.Ever && due == unit.Verdict.Deadline;
    }

    /// <summary>What stands behind # in the last part of its name; a run's label holds none itself.</summary>
    private static int LifeOf(string unit)
    {
        int mark = unit.LastIndexOf('#');
        return mark > unit.LastIndexOf('/') && int.TryParse(unit.AsSpan(mark + 1), out int life) ? life : 1;
    }
}

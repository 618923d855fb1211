using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Schedule;

/// <param name="ByEnd">Not the start of a case answers a slot but its completed end.</param>
/// <param name="SkipIsBad">Else it is excluded.</param>
/// <param name="DoubleIsBad">A slot is to be started once.</param>
/// <param name="Since">Null: since its workflow is known.</param>
internal sealed record ScheduleOptions(bool ByEnd, bool SkipIsBad, bool DoubleIsBad, Instant? Since)
{
    public string Canonical => $"byEnd={ByEnd};skipIsBad={SkipIsBad};doubleIsBad={DoubleIsBad};since={Since}";
}

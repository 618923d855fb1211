using SloWatch.Core.Instances.Folding;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Fold;

/// <summary>Stays that were measured are measured anew when what they were measured from is told to be otherwise.</summary>
public class StaysTests
{
    [Fact]
    public void From_another_beginning_they_are_cut_off_elsewhere()
    {
        Stays stays = Moved("08:00", "09:30", "09:50");
        Assert.Null(LongerThanAnHour(stays, begun: "09:00"));
        Assert.Equal("08:00", LongerThanAnHour(stays, begun: "08:00"));
        Assert.Null(LongerThanAnHour(stays, begun: "09:00"));
    }

    [Fact]
    public void A_move_told_late_parts_a_stay()
    {
        Stays stays = Moved("09:00", "10:30", "10:40");
        Assert.Equal("09:00", LongerThanAnHour(stays, begun: "09:00"));
        stays.Add(Monday.At("09:45"), null);
        Assert.Null(LongerThanAnHour(stays, begun: "09:00"));
        Assert.Equal("10:40", Monday.Text(stays.Latest!.Value));
    }

    [Fact]
    public void Moves_of_one_moment_are_told_in_any_order()
    {
        Stays stays = new();
        stays.Add(Monday.At("10:30"), null);
        stays.Add(Monday.At("10:30"), Monday.At("09:30"));
        Assert.Null(LongerThanAnHour(stays, begun: "09:00"));
    }

    [Fact]
    public void A_moment_that_is_told_twice_and_late_is_one_move()
    {
        Stays stays = Moved("09:00", "10:30", "09:00");
        Assert.Equal("09:00", LongerThanAnHour(stays, begun: "09:00"));
        Assert.Equal("10:30", Monday.Text(stays.Latest!.Value));
    }

    private static Stays Moved(params string[] times)
    {
        Stays stays = new();
        Array.ForEach(times, time => stays.Add(Monday.At(time), null));
        return stays;
    }

    private static string? LongerThanAnHour(Stays stays, string begun) =>
        stays.FirstLongerThan(TimeSpan.FromHours(1), Monday.At(begun), null, Monday.At("10:45")) is { } from ? Monday.Text(from) : null;
}

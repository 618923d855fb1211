using SloWatch.Core.Rules.Settings;

namespace SloWatch.Core.Tests.Rules.Settings;

public class NumberRangeTests
{
    [Theory]
    [InlineData(0, false, true)]
    [InlineData(0.001, true, true)]
    [InlineData(99.999, true, true)]
    [InlineData(100, false, true)]
    [InlineData(-1, false, false)]
    [InlineData(101, false, false)]
    public void An_open_end_is_no_part_of_it(double number, bool open, bool closed)
    {
        Assert.Equal(open, NumberRange.PartOfHundred.Holds((decimal)number));
        Assert.Equal(closed, new NumberRange(0, 100).Holds((decimal)number));
    }
}

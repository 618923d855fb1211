using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Time;

public class WorkingTimeTextTests
{
    [Theory]
    [InlineData("0bd", null)]
    [InlineData("1bd", "1bd of office")]
    [InlineData("1bh", "1bh of office")]
    [InlineData("10000bd", "10000bd of office")]
    [InlineData("10000bh", "10000bh of office")]
    [InlineData("10001bd", null)]
    [InlineData("99999999999bh", null)]
    public void From_one_to_ten_thousand_can_be_counted(string text, string? limit) => Assert.Equal(limit, WorkingTimeText.Read(text, SomeCalendar.Office)?.Text);

    [Theory]
    [InlineData("3bd", true)]
    [InlineData("0bh", true)]
    [InlineData("99999999999bh", true)]
    [InlineData("bd", false)]
    [InlineData("-1bd", false)]
    [InlineData("1.5bd", false)]
    [InlineData("3bm", false)]
    [InlineData("3d", false)]
    [InlineData("3 bd", false)]
    [InlineData("", false)]
    public void It_is_meant_where_digits_stand_before_its_unit(string text, bool meant) => Assert.Equal(meant, WorkingTimeText.IsMeant(text));
}

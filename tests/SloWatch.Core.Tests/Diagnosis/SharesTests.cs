using SloWatch.Core.Diagnosis;

namespace SloWatch.Core.Tests.Diagnosis;

public sealed class SharesTests
{
    [Theory]
    [InlineData("1 1 1", "34 33 33")]
    [InlineData("44 2", "96 4")]
    [InlineData("1 999", "0 100")]
    [InlineData("1 1 1 1 1 1", "17 17 17 17 16 16")]
    [InlineData("1 3 4", "12 38 50")]
    [InlineData("0 0", "0 0")]
    [InlineData("", "")]
    public void Whole_percent_make_a_hundred(string counts, string percent) =>
        Assert.Equal(percent, string.Join(' ', Shares.Percent([.. counts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)])));
}

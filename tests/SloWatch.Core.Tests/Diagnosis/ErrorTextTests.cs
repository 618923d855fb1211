using SloWatch.Core.Diagnosis;

namespace SloWatch.Core.Tests.Diagnosis;

public sealed class ErrorTextTests
{
    [Theory]
    [InlineData("order o-4711 not found", "order # not found")]
    [InlineData("timeout after 30.5 s", "timeout after # s")]
    [InlineData("timeout after 31 s", "timeout after # s")]
    [InlineData("HTTP 503 Service Unavailable", "HTTP 503 Service Unavailable")]
    [InlineData("HTTP/1.1 502", "HTTP/# 502")]
    [InlineData("503 service unavailable", "503 service unavailable")]
    [InlineData("200 bottles left", "# bottles left")]
    [InlineData("status 703", "status #")]
    [InlineData("17 of 503 failed", "# of # failed")]
    [InlineData("status: 429, retry in 17s", "status: 429, retry in #")]
    [InlineData("status=500 id=7f3a-99", "status=500 id=#")]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301 refused", "# refused")]
    [InlineData("10.0.0.17:5432 connection refused", "#:# connection refused")]
    [InlineData("  first line \n at Some.Method() line 17", "first line")]
    [InlineData("payment_declined", "payment_declined")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void What_differs_each_time_is_taken_out(string? error, string? group) => Assert.Equal(group, ErrorText.Group(error));

    [Fact]
    public void A_long_text_is_cut_behind_120_letters()
    {
        Assert.Equal(new string('x', 120), ErrorText.Group(new string('x', 120)));
        Assert.Equal(new string('x', 120) + "...", ErrorText.Group(new string('x', 121)));
    }
}

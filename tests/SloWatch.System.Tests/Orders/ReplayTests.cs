using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

public class ReplayTests(OrdersFolder orders) : IClassFixture<OrdersFolder>
{
    [Theory]
    [InlineData("replay.txt")]
    [InlineData("replay-each-one.txt", "orders", "--policy", "each-one")]
    [InlineData("replay-part.json", "order-done-in-4h", "--policy", "each-one", "--from", "2024-03-04T14:00Z", "--to", "2024-03-04T20:00Z", "--json")]
    public void Prints_when_alerts_would_have_fired(string golden, params string[] arguments)
    {
        Answer answer = orders.Run(["replay", .. arguments]);

        Assert.Equal("", answer.Error);
        Assert.Equal(0, answer.ExitCode);
        Golden.Matches($"{OrdersFolder.Origin}/Golden/{golden}", answer.Out);
    }

    [Theory]
    [InlineData(3, "no AlertPolicy is called 'each-on'; write 'each-one'", "--policy", "each-on")]
    [InlineData(2, "--from: 'monday' is no time; write one such as 2012-01-15T00:00Z", "--from", "monday")]
    [InlineData(2, "2024-03-04T12:00:30Z is no full minute, and the ledger counts in minutes; use 2024-03-04T12:00:00Z or 2024-03-04T12:01:00Z", "--to", "2024-03-04T12:00:30Z")]
    [InlineData(2, "--from 2024-03-05T00:00:00Z is later than --to 2024-03-04T00:00:00Z; swap them", "--from", "2024-03-05T00:00Z", "--to", "2024-03-04T00:00Z")]
    public void Says_what_is_wrong_with_a_question(int exitCode, string message, params string[] arguments) =>
        Assert.Equal(new Answer(exitCode, "", $"slowatch: {message}\n"), orders.Run(["replay", .. arguments]));

    [Fact]
    public void A_replay_in_two_parts_finds_what_the_whole_finds()
    {
        string[] Starts(params string[] range) => [.. orders.Json(["replay", "order-done-in-4h", "--policy", "each-one", "--json", .. range])
            .GetProperty("objectives")[0].GetProperty("alerts").EnumerateArray().Where(alert => alert.GetProperty("cause").GetString() == "5% in 6h")
            .Select(alert => alert.GetProperty("from").GetString()!)];
        string[] whole = Starts();

        Assert.NotEmpty(whole);
        Assert.Equal(whole, whole.Concat(Starts("--from", "2024-03-05T12:00Z")).Distinct());
    }
}

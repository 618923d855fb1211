using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

public class ReportTests(OrdersFolder orders) : IClassFixture<OrdersFolder>
{
    [Theory]
    [InlineData("report.txt")]
    [InlineData("report.md", "--markdown")]
    [InlineData("report.csv", "--csv")]
    [InlineData("report.json", "--json")]
    [InlineData("report-amsterdam.txt", "--tz", "Europe/Amsterdam")]
    [InlineData("report-earlier.txt", "--as-of", "2024-03-04T12:00Z")]
    [InlineData("report-short.txt", "--window", "4h")]
    [InlineData("report-one.txt", "order-done-in-4h")]
    [InlineData("report-workflow.txt", "returns")]
    [InlineData("previous.txt", "--previous", "--window", "12h", "--as-of", "2024-03-05T00:00Z")]
    [InlineData("previous.md", "--previous", "--window", "12h", "--as-of", "2024-03-05T00:00Z", "--markdown")]
    [InlineData("previous.csv", "--previous", "--window", "12h", "--as-of", "2024-03-05T00:00Z", "--csv")]
    [InlineData("previous.json", "--previous", "--window", "12h", "--as-of", "2024-03-05T00:00Z", "--json", "order-done-in-4h", "return-done-in-1d")]
    [InlineData("previous-nothing.txt", "--previous")]
    public void Prints_what_was_read_and_found_good(string golden, params string[] arguments)
    {
        Answer answer = orders.Run(["report", .. arguments]);

        Assert.Equal("", answer.Error);
        Assert.Equal(0, answer.ExitCode);
        Golden.Matches($"{OrdersFolder.Origin}/Golden/{golden}", answer.Out);
    }

    [Fact]
    public void Json_has_the_shape_that_scripts_rely_on()
    {
        JsonElement report = orders.Json("report", "--json", "--as-of", "2024-03-05T12:00Z");

        Assert.Equal("2024-03-05T12:00:00Z", report.GetProperty("asOf").GetString());
        JsonElement objective = report.GetProperty("objectives").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "order-done-in-4h");
        Assert.Equal("orders", objective.GetProperty("workflow").GetString());
        Assert.Equal("7d", objective.GetProperty("window").GetString());
        Assert.Equal(0.75m, objective.GetProperty("target").GetDecimal());
        Assert.Equal((3, 2, 1, 2), (Number(objective, "good"), Number(objective, "bad"), Number(objective, "pending"), Number(objective, "excluded")));
        Assert.Equal(0.6m, objective.GetProperty("sli").GetDecimal());
        JsonElement budget = objective.GetProperty("budget");
        Assert.Equal(1.25m, budget.GetProperty("total").GetDecimal());
        Assert.Equal(2, budget.GetProperty("spent").GetDecimal());
        Assert.Equal(-0.75m, budget.GetProperty("remaining").GetDecimal());
        Assert.Equal(-0.6m, budget.GetProperty("remainingRatio").GetDecimal());
        Assert.Equal("exhausted", objective.GetProperty("state").GetString());
        Assert.NotEqual("", objective.GetProperty("stateReason").GetString());
    }

    [Fact]
    public void Nothing_of_nothing_is_null_and_no_data()
    {
        JsonElement objective = orders.Json("report", "--json", "return-done-in-1d").GetProperty("objectives")[0];

        Assert.Equal(JsonValueKind.Null, objective.GetProperty("sli").ValueKind);
        Assert.Equal(JsonValueKind.Null, objective.GetProperty("budget").GetProperty("remainingRatio").ValueKind);
        Assert.Equal(0, objective.GetProperty("budget").GetProperty("total").GetDecimal());
        Assert.Equal("noData", objective.GetProperty("state").GetString());
    }

    [Fact]
    public void A_moment_long_after_the_file_is_known_too_because_the_file_is_complete()
    {
        JsonElement objective = orders.Json("report", "--json", "return-done-in-1d", "--as-of", "2024-03-06T12:00Z").GetProperty("objectives")[0];

        Assert.Equal((0, 1, 0), (Number(objective, "good"), Number(objective, "bad"), Number(objective, "pending")));
    }

    [Fact]
    public void Windows_that_adjoin_add_up()
    {
        int Bad(string asOf, string window) => Number(orders.Json("report", "--json", "order-done-in-1d", "--as-of", asOf, "--window", window).GetProperty("objectives")[0], "good");

        Assert.Equal(Bad("2024-03-05T00:00Z", "24h"), Bad("2024-03-05T00:00Z", "13h") + Bad("2024-03-04T11:00Z", "11h"));
    }

    [Theory]
    [InlineData("2024-03-05T12:00:30Z", "2024-03-05T12:00:30Z is no full minute, and the ledger counts in minutes; use 2024-03-05T12:00:00Z or 2024-03-05T12:01:00Z")]
    [InlineData("10:00", "--as-of: '10:00' is no time; write one such as 2012-01-15T00:00Z")]
    [InlineData("0001-01-20T00:00Z", "--as-of: '0001-01-20T00:00Z' is no time; write one such as 2012-01-15T00:00Z")]
    [InlineData("yesterday", "--as-of: 'yesterday' is no time; write one such as 2012-01-15T00:00Z")]
    public void A_moment_that_is_no_full_minute_is_refused_with_the_nearest(string asOf, string message)
    {
        Answer answer = orders.Run("report", "--as-of", asOf);

        Assert.Equal(new Answer(2, "", $"slowatch: {message}\n"), answer);
    }

    /// <summary>What is beside an objective is the report of the moment at which its window begins.</summary>
    [Theory]
    [InlineData("12h")]
    [InlineData("4h")]
    [InlineData("20m")]
    public void The_window_before_is_the_report_of_the_moment_it_ended(string window)
    {
        foreach (JsonElement now in orders.Json("report", "--json", "--previous", "--window", window).GetProperty("objectives").EnumerateArray())
        {
            JsonElement previous = now.GetProperty("previous");
            string name = now.GetProperty("name").GetString()!;
            JsonElement then = orders.Json("report", "--json", name, "--window", window, "--as-of", now.GetProperty("from").GetString()!).GetProperty("objectives")[0];

            Assert.All(previous.EnumerateObject(), figure => Assert.True(JsonElement.DeepEquals(then.GetProperty(figure.Name), figure.Value), figure.Name));
        }
    }

    [Fact]
    public void Without_the_window_before_nothing_speaks_of_it()
    {
        JsonElement objective = orders.Json("report", "--json", "order-done-in-4h").GetProperty("objectives")[0];

        Assert.False(objective.TryGetProperty("previous", out _));
        Assert.False(objective.TryGetProperty("change", out _));
    }

    [Fact]
    public void A_full_disk_is_told_and_not_taken_for_success()
    {
        Answer answer = Slowatch.RunProgram(orders.Root, "bash", "-c", $"'{Slowatch.Path}' report > /dev/full");

        Assert.Equal(6, answer.ExitCode);
        Assert.Contains("No space left on device", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0d")]
    [InlineData("30s")]
    [InlineData("90s")]
    [InlineData("month")]
    public void A_window_that_is_no_number_of_minutes_is_refused(string window) => Assert.Equal(2, orders.Run("report", "--window", window).ExitCode);

    [Fact]
    public void A_mistyped_objective_is_refused_with_the_nearest()
    {
        Answer answer = orders.Run("report", "order-done-in-4hh");

        Assert.Equal(new Answer(3, "", "slowatch: no objective and no workflow with one is called 'order-done-in-4hh'; write 'order-done-in-4h'\n"), answer);
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}

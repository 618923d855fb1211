using System.Text.Json;
using SloWatch.System.Tests.Serving;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Retention;

public sealed class RetainTests : IDisposable
{
    private const double DayInMinutes = 24 * 60;
    private const string Completed = ",\"outcome\":\"completed\"";

    private readonly TempFolder folder = new();

    public RetainTests()
    {
        folder.Write("events.jsonl", string.Join('\n', Old("o-1"), Served.Event("started", "o-2", -300), Served.Event("ended", "o-2", -200, Completed)));
        Assert.Equal(0, Run("import", "events.jsonl").ExitCode);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_ended_long_ago_is_removed_and_everything_else_goes_on()
    {
        Answer retained = Run("retain", "400d");

        Assert.Equal(0, retained.ExitCode);
        Assert.Contains("slowatch.db: 1 instance removed; what they counted stays", retained.Out, StringComparison.Ordinal);
        Answer gone = Run("explain", "o-1");
        Assert.Equal(3, gone.ExitCode);
        Assert.Contains("instances that ended long ago were removed", gone.Error, StringComparison.Ordinal);
        Assert.Contains("(older ones removed)", Run("status").Out, StringComparison.Ordinal);
        Assert.Equal(0, Run("explain", "o-2").ExitCode);
        Assert.DoesNotContain("the groups lack cases", Run("report", "--by", "version").Error, StringComparison.Ordinal);
        Assert.Contains("note: the groups lack cases of orders that ended before ", Run("report", "--by", "version", "--window", "600d").Error, StringComparison.Ordinal);
        Assert.Equal(0, Run("audit").ExitCode);
        Answer again = Run("import", "events.jsonl");
        Assert.Equal(5, again.ExitCode);
        Assert.Contains("its instance is not there", Run("export", "--quarantine").Out, StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse(Run("retain", "400d", "--json").Out).RootElement;
        Assert.Equal((0, 1), (json.GetProperty("removed").GetInt32(), json.GetProperty("horizons").GetArrayLength()));
        Assert.Equal(0, Run("audit").ExitCode);
    }

    [Theory]
    [InlineData("soon", 2, "'soon' is no duration; write a duration such as 90s, 15m, 24h or 7d")]
    [InlineData("6h", 2, "6h is shorter than a day")]
    [InlineData("1d", 4, "and instances are kept for 1d after their end")]
    public void What_cannot_be_meant_is_refused_and_removes_nothing(string keep, int exitCode, string said)
    {
        Answer answer = Run("retain", keep);

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run("explain", "o-1").ExitCode);
    }

    [Fact]
    public void A_service_that_would_keep_too_little_does_not_start()
    {
        Answer answer = Run("serve", "--listen", "127.0.0.1:0", "--retention", "1d");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("and instances are kept for 1d after their end; keep them for longer (retention: ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_measured_anew_afterwards_is_unknown_where_its_window_begins_earlier()
    {
        Assert.Equal(0, Run("retain", "400d").ExitCode);
        string orders = Repository.Read($"{Served.Rules}/orders.yaml");
        folder.Write("rules/orders.yaml", orders.Replace("window: 7d", "window: 500d", StringComparison.Ordinal).Replace("within: 1h", "within: 2h", StringComparison.Ordinal));
        folder.Write("rules/runbooks/late.md", "# What to do\n");
        string rules = folder.PathOf("rules");

        Answer report = Slowatch.Run(folder.Root, "report", "--json", "--rules", rules);

        Assert.True(report.ExitCode == 0, report.Error);
        JsonElement objective = JsonDocument.Parse(report.Out).RootElement.GetProperty("objectives")[0];
        Assert.Equal("unknown", objective.GetProperty("state").GetString());
        Assert.Contains("older instances were removed before it was measured so", objective.GetProperty("stateReason").GetString(), StringComparison.Ordinal);
        Assert.Contains("older instances were removed before it was measured so.", Slowatch.Run(folder.Root, "validate", "--rules", rules).Out, StringComparison.Ordinal);
    }

    private static string Old(string id) =>
        string.Join('\n', Served.Event("started", id, -500 * DayInMinutes), Served.Event("ended", id, (-500 * DayInMinutes) + 30, Completed));

    private Answer Run(params string[] arguments) => Slowatch.Run(folder.Root, [.. arguments, "--rules", Repository.PathOf(Served.Rules)]);
}

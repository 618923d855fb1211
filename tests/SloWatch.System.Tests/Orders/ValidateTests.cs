using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Orders;

public class ValidateTests(OrdersFolder orders) : IClassFixture<OrdersFolder>
{
    [Fact]
    public void Says_what_may_be_expected_of_the_alerts_from_the_stored_volume()
    {
        Answer answer = orders.Run("validate");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Golden.Matches($"{OrdersFolder.Origin}/Golden/validate.txt", answer.Out);
    }

    [Fact]
    public void The_figures_stand_in_its_json_too()
    {
        using JsonDocument answer = JsonDocument.Parse(orders.Run("validate", "--json").Out);
        JsonElement late = answer.RootElement.GetProperty("objectives").EnumerateArray().Single(objective => objective.GetProperty("name").GetString() == "order-done-in-4h");

        Assert.Equal("2% in 1h", late.GetProperty("alerts")[0].GetProperty("cause").GetString());
        Assert.Contains("do not come in 1h", late.GetProperty("alerts")[0].GetProperty("outageNeverAlerts").GetString(), StringComparison.Ordinal);
        Assert.Equal("4h", late.GetProperty("alerts")[2].GetProperty("outageIsBadAfter").GetString());
        Assert.True(late.GetProperty("alerts")[2].GetProperty("outageAlertsAfterSeconds").GetInt64() > 3600);
        Assert.True(late.GetProperty("unitsPerDay").GetDecimal() > 4);
    }

    [Fact]
    public void Without_a_store_the_volume_is_unknown_and_said_to_be()
    {
        Answer answer = Slowatch.Run(Path.Combine(orders.Root, ".."), "validate", Path.Combine(orders.Root, "rules"));

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("Units a day are not known where nothing is stored; import some history", answer.Out, StringComparison.Ordinal);
    }
}

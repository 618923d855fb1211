using System.Text.Json;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Alerting.States;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;

namespace SloWatch.System.Tests.Orders;

public class AlertsTests(OrdersFolder orders) : IClassFixture<OrdersFolder>
{
    [Fact]
    public void Before_the_service_ran_it_says_who_decides()
    {
        Answer answer = orders.Run("alerts");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.StartsWith("no alert is open\nnothing was decided on yet", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_workflow_is_answered_with_the_nearest() => Assert.Equal(
        new Answer(3, "", "slowatch: neither the rules nor the store have a workflow 'oders'; write 'orders'\n"), orders.Run("alerts", "--workflow", "oders"));

    [Theory]
    [InlineData("--limit", "-1")]
    [InlineData("--limit=-1")]
    public void Fewer_changes_than_none_are_refused(params string[] limit) => Assert.Equal(
        new Answer(2, "", "slowatch: --limit: -1 are never shown; write a number from 0 to 100000\n"), orders.Run(["alerts", .. limit]));

    [Fact]
    public void What_fires_is_shown_with_its_owner_and_runbook_by_the_rules()
    {
        using OrdersFolder own = new();
        Fire(own, "orders", "returns");

        JsonElement all = own.Json("alerts", "--json"), one = own.Json("alerts", "--json", "--workflow", "orders", "--limit", "0");

        Assert.Equal((2, 2, 2), (Length(all, "alerts"), Length(all, "workflows"), Length(all, "transitions")));
        Assert.Equal((1, 1, 0), (Length(one, "alerts"), Length(one, "workflows"), Length(one, "transitions")));
        Assert.Equal(("order-done-in-4h", "page", "firing"), (Text(one, "name"), Text(one, "severity"), Text(one, "phase")));
        Assert.Equal("desk", one.GetProperty("alerts")[0].GetProperty("owners")[0].GetString());
        Assert.Contains("page  order-done-in-4h, 2% in 1h\n  firing since 2024-03-05T13:00+01:00: it burns\n", own.Run("alerts", "--tz", "Europe/Amsterdam").Out, StringComparison.Ordinal);
    }

    private static void Fire(OrdersFolder folder, params string[] workflows)
    {
        Assert.True(Instant.TryParse("2024-03-05T12:00Z", out Instant noon));
        using IStore store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: false);
        using IStoreWriter writer = store.OpenWriter();
        Commit commit = new() { RecordedAt = noon };
        foreach (string workflow in workflows)
        {
            AlertKey key = new(AlertSubject.Objective, workflow, "order-done-in-4h", "2% in 1h");
            commit.Alerts.Add(new(key, AlertSeverity.Page, new(AlertPhase.Firing, noon), "0123", "it burns", []));
            commit.AlertTransitions.Add(new(key, AlertSeverity.Page, AlertChange.Fired, AlertPhase.Ok, AlertPhase.Firing, noon, noon, "it burns", []));
            commit.Decided.Add(new(workflow, noon, null, null));
        }

        writer.Write(commit);
    }

    private static int Length(JsonElement json, string name) => json.GetProperty(name).GetArrayLength();

    private static string? Text(JsonElement json, string name) => json.GetProperty("alerts")[0].GetProperty(name).GetString();
}

using System.Net;
using System.Text.Json;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Diagnoses;

/// <summary>What a service that runs says of an alert when it fires, by a clock that the test moves.</summary>
public class AlertDiagnosesTests
{
    [Theory]
    [InlineData(nameof(Mishap.PaymentsHang), 100, "dependencyOutage", "payments")]
    [InlineData(nameof(Mishap.PaymentsFail), 45, "dependencyOutage", "payments")]
    [InlineData(nameof(Mishap.ApprovalsStand), 100, "stuck", "approve")]
    [InlineData(nameof(Mishap.HalfOnBadVersion), 60, "badVersion", "v2")]
    [InlineData(nameof(Mishap.AllOnBadVersion), 45, "badVersion", "v2")]
    [InlineData(nameof(Mishap.PaymentsAndApprovals), 100, "notClear", null)]
    public async Task The_cause_is_named_when_the_alert_fires(string mishap, int minute, string cause, string? subject)
    {
        await using LiveServer server = LiveServer.Start();
        Shop shop = new(server, Enum.Parse<Mishap>(mishap));

        await shop.GoOnAsync(minute);

        JsonElement diagnosis = (await shop.PageAsync()).GetProperty("diagnosis");
        Assert.True((diagnosis.GetProperty("likelyCause").GetString(), diagnosis.GetProperty("subject").GetString()) == (cause, subject), diagnosis.ToString());
        JsonElement now = await server.JsonAsync("/api/v1/objectives/orders-in-an-hour/diagnosis");
        Assert.True((now.GetProperty("likelyCause").GetString(), now.GetProperty("subject").GetString()) == (cause, subject), now.ToString());
    }

    [Fact]
    public async Task The_sentence_has_the_numbers_and_the_log_has_the_sentence()
    {
        await using LiveServer server = LiveServer.Start();
        await new Shop(server, Mishap.PaymentsFail).GoOnAsync(45);

        string sentence = (await new Shop(server, Mishap.None).PageAsync()).GetProperty("diagnosis").GetProperty("sentence").GetString()!;

        Assert.Equal(
            "Likely a dependency outage of payments: 24 of 24 bad instances went bad in calls to it that failed ('HTTP 503, request #'). "
            + "Since the first of them no call to it ended well; before, 0 of 135 that called it went bad.",
            sentence);
        Assert.Single(server.Log.All, line => line.StartsWith("Error: page diagnosed: orders-in-an-hour of orders (2% in 1h) at ", StringComparison.Ordinal) && line.EndsWith(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_tells_of_alerts_himself_finds_no_diagnosis_in_the_log()
    {
        await using LiveServer server = LiveServer.StartMute();

        await new Shop(server, Mishap.PaymentsFail).GoOnAsync(45);

        Assert.Equal("dependencyOutage", (await new Shop(server, Mishap.None).PageAsync()).GetProperty("diagnosis").GetProperty("likelyCause").GetString());
        Assert.DoesNotContain(server.Log.All, line => line.Contains("diagnosed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_known_when_it_fired_can_be_read_later_as_it_was()
    {
        await using LiveServer server = LiveServer.Start();
        Shop shop = new(server, Mishap.PaymentsFail);
        await shop.GoOnAsync(45);
        long transition = (await shop.PageAsync()).GetProperty("diagnosis").GetProperty("transition").GetInt64();
        string path = $"/api/v1/alerts/transitions/{transition}/diagnosis";
        Reply then = await server.GetAsync(path);

        await shop.GoOnAsync(70);

        Assert.Equal(HttpStatusCode.OK, then.Status);
        Assert.Equal(then.Text, (await server.GetAsync(path)).Text);
        JsonElement kept = then.Json;
        Assert.Equal(kept.GetProperty("window").GetProperty("bad").GetInt64(), kept.GetProperty("attribution")[0].GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("bad").GetInt64()));
        Assert.All(kept.GetProperty("attribution").EnumerateArray(), table => Assert.Equal(100, table.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("percent").GetInt32())));
    }

    [Fact]
    public async Task A_service_that_ended_between_the_alert_and_its_diagnosis_makes_it_when_it_runs_again()
    {
        await using LiveServer server = LiveServer.Start();
        Shop shop = new(server, Mishap.PaymentsFail);
        await shop.GoOnAsync(45, diagnoses: false);
        Assert.Equal(JsonValueKind.Null, (await shop.PageAsync()).GetProperty("diagnosis").ValueKind);

        await server.RestartAsync();
        await server.DiagnoseAlertsAsync();

        Assert.Equal("dependencyOutage", (await shop.PageAsync()).GetProperty("diagnosis").GetProperty("likelyCause").GetString());
        int told = server.Log.All.Count(line => line.Contains(" diagnosed: ", StringComparison.Ordinal));
        await server.DiagnoseAlertsAsync();
        Assert.Equal(told, server.Log.All.Count(line => line.Contains(" diagnosed: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_source_that_falls_silent_is_no_cause_and_nothing_is_said_of_what_nobody_knows()
    {
        await using LiveServer server = LiveServer.Start();

        await new Shop(server, Mishap.ShopFallsSilent).GoOnAsync(90);

        JsonElement diagnosis = await server.JsonAsync("/api/v1/objectives/orders-in-an-hour/diagnosis");
        Assert.Equal("notClear", diagnosis.GetProperty("likelyCause").GetString());
        Assert.StartsWith("Nobody can say: source shop", diagnosis.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, diagnosis.GetProperty("doubt").ValueKind);
    }

    [Fact]
    public async Task Nothing_goes_wrong_and_nothing_is_diagnosed()
    {
        await using LiveServer server = LiveServer.Start();

        await new Shop(server, Mishap.None).GoOnAsync(60);

        Assert.Empty((await server.JsonAsync("/api/v1/alerts")).GetProperty("alerts").EnumerateArray());
        Assert.StartsWith("Nothing to diagnose: none of ", (await server.JsonAsync("/api/v1/objectives/orders-in-an-hour/diagnosis")).GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }
}

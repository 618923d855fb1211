using System.Text.Json;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Choreography;

/// <summary>The service with the rules of some of the examples, to which all their sources report, by a clock that goes on in steps.</summary>
internal sealed class WayPlace : IAsyncDisposable
{
    private readonly LiveServer server;
    private readonly Teller[] tellers;

    public WayPlace(params IReadOnlyList<Way> ways)
        : this(ways, (way, source) => new(way, source))
    {
    }

    public WayPlace(IReadOnlyList<Way> ways, Func<Way, string, Teller> teller)
    {
        server = LiveServer.StartWith([.. ways.Select(way => way.Example)]);
        tellers = [.. ways.SelectMany(way => way.Sources.Select(source => teller(way, source)))];
    }

    /// <summary>With how far a source is behind it is not longer than that may be silent.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromMinutes(15);

    public Instant Now => server.Clock.Now;

    /// <summary>What became of alerts, such as <c>2026-03-04T09:41:00Z Fired Page NAME, 5% in 12h</c>.</summary>
    public IReadOnlyList<string> Told =>
    [
        .. server.Store.Alerts.Transitions(null, null, 1000).Select(stored => stored.Transition)
            .OrderBy(one => one.Minute).ThenBy(one => $"{one.Change} {one.Severity} {one.Key.Name}, {one.Key.Cause}", StringComparer.Ordinal)
            .Select(one => $"{one.Minute} {one.Change} {one.Severity} {one.Key.Name}, {one.Key.Cause}"),
    ];

    public async Task PlayAsync(double untilHour)
    {
        while (Now < Way.Hour(untilHour))
        {
            server.Clock.Now = Instant.Min(Way.Hour(untilHour), Now + Step);
            await TellAsync();
            if (server.Store.Alerts.Undiagnosed(Way.Hour(0), 1).Count > 0)
            {
                await server.DiagnoseAlertsAsync();
            }
        }
    }

    /// <summary>Everything that happens until then, in one heap.</summary>
    public async Task TellAllAsync(double untilHour)
    {
        server.Clock.Now = Way.Hour(untilHour);
        await TellAsync();
    }

    /// <summary>How the budget of an objective stands.</summary>
    public async Task<string?> StateAsync(string objective) => (await ObjectiveAsync(objective, "")).GetProperty("state").GetString();

    /// <summary>Good, bad and pending are what the story says.</summary>
    public async Task AssertBudgetsAsync(double hour, params IReadOnlyList<Way> ways)
    {
        foreach ((Way way, string objective) in ways.SelectMany(way => way.Targets.Keys.Select(objective => (way, objective))))
        {
            JsonElement found = await ObjectiveAsync(objective, $"?asOf={Way.Hour(hour)}");
            Assert.Equal((objective, Counted.At(way.Units()[objective], Way.Hour(hour))), (objective, (Number(found, "good"), Number(found, "bad"), Number(found, "pending"))));
        }
    }

    public async Task<int> BadAsync(string objective) => Number(await ObjectiveAsync(objective, ""), "bad");

    public async Task<JsonElement> WhereAsync(Way way, string id) => (await server.JsonAsync($"/api/v1/instances/{way.Workflow}/{id}")).GetProperty("where");

    /// <summary>What was said of an alert when it fired; it is open still.</summary>
    public async Task<(string? Cause, string? Subject, string Sentence)> DiagnosisAsync(string objective, string cause)
    {
        JsonElement alerts = (await server.JsonAsync("/api/v1/alerts")).GetProperty("alerts");
        JsonElement made = alerts.EnumerateArray().Single(alert => (alert.GetProperty("name").GetString(), alert.GetProperty("cause").GetString()) == (objective, cause)).GetProperty("diagnosis");
        return (made.GetProperty("likelyCause").GetString(), made.GetProperty("subject").GetString(), made.GetProperty("sentence").GetString()!);
    }

    /// <summary>What a diagnosis comes to that is made now.</summary>
    public async Task<string?> SentenceNowAsync(string objective) => (await server.JsonAsync($"/api/v1/objectives/{objective}/diagnosis")).GetProperty("sentence").GetString();

    /// <summary>Of each workflow; null: it is known.</summary>
    public IReadOnlyDictionary<string, string?> Unknown() => server.Store.Alerts.Decided().ToDictionary(one => one.Workflow, one => one.UnknownWhy);

    public IEnumerable<WaitingFact> Waiting(Way way) => server.Store.Anteroom.After(way.Workflow, 0, 10_000);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task<JsonElement> ObjectiveAsync(string objective, string query) => server.JsonAsync($"/api/v1/objectives/{objective}{query}");

    private static int Number(JsonElement of, string member) => of.GetProperty(member).GetInt32();

    private async Task TellAsync()
    {
        List<string> events = [], watermarks = [];
        foreach (Teller teller in tellers)
        {
            if (teller.Until(Now) is not { } told)
            {
                continue;
            }

            watermarks.Add(told.Watermark);
            if (!teller.IsMapped)
            {
                events.AddRange(told.Texts);
            }
            else if (told.Texts.Count > 0)
            {
                AssertTaken(await server.PostMessagesAsync(teller.Source, told.Texts));
            }
        }

        if (watermarks.Count > 0)
        {
            AssertTaken(await server.PostAsync([.. events, .. watermarks]));
        }
        else
        {
            await server.TickAsync();
        }
    }

    private static void AssertTaken(Reply reply) => Assert.True(reply.Number("refusedCount") == 0, reply.Text);
}

using System.Text.Json;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Api;

/// <summary>Lists come in pages that leave nothing out and give nothing twice.</summary>
public class PagingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Violations_come_once_each_though_many_became_bad_at_one_moment(int limit)
    {
        await using LiveServer server = LiveServer.Start();
        await server.PostAsync([.. Enumerable.Range(0, 20).Select(i => LiveServer.Event("started", $"o-{i}", i < 12 ? -90 : -80 - i)), LiveServer.Watermark(-1)]);

        string[] all = await Everything(server, $"/api/v1/violations?limit={limit}", "violations", one => one.GetProperty("instance").GetString()!);

        Assert.Equal(20, all.Length);
        Assert.Distinct(all);
    }

    [Theory]
    [InlineData("", 30)]
    [InlineData("&id=b", 15)]
    [InlineData("&id=b-1", 5)]
    [InlineData("&workflow=orders", 25)]
    [InlineData("&workflow=orders&id=b", 12)]
    [InlineData("&standing=ended", 6)]
    [InlineData("&standing=open", 24)]
    [InlineData("&attribute=size:3", 6)]
    [InlineData("&state=paid", 3)]
    [InlineData("&businessKey=K-1", 8)]
    [InlineData("&businessKey=K-1&standing=ended", 1)]
    [InlineData("&id=zzz", 0)]
    public async Task Instances_are_found_by_what_is_known_of_them(string question, int count)
    {
        await using LiveServer server = LiveServer.Start();
        await server.PostAsync([.. Enumerable.Range(0, 30).SelectMany(Order)]);

        foreach (int limit in (int[])[1, 4, 1000])
        {
            string[] all = await Everything(server, $"/api/v1/instances?limit={limit}{question}", "instances", one => $"{one.GetProperty("workflow").GetString()}/{one.GetProperty("instance").GetString()}");

            Assert.Equal(count, all.Length);
            Assert.Equal(all.Order(StringComparer.Ordinal), all);
            Assert.Distinct(all);
        }
    }

    [Fact]
    public async Task Quarantine_comes_newest_first_in_pages()
    {
        await using LiveServer server = LiveServer.Start();
        for (int i = 0; i < 5; i++)
        {
            await server.PostAsync([.. Enumerable.Range(0, 3).Select(j => $$"""{"kind":"x{{i}}{{j}}","source":"shop"}""")]);
            server.Clock.Now += TimeSpan.FromSeconds(i / 3);
        }

        string[] all = await Everything(server, "/api/v1/quarantine?limit=2", "refused", one => one.GetProperty("content").GetString()!);

        Assert.Equal(15, all.Length);
        Assert.Distinct(all);
        Assert.Equal(15, (await server.JsonAsync("/api/v1/quarantine?source=shop")).GetProperty("count").GetInt32());
        Assert.Empty((await server.JsonAsync("/api/v1/quarantine?source=till")).GetProperty("refused").EnumerateArray());
    }

    private static IEnumerable<string> Order(int i)
    {
        string workflow = i % 6 == 5 ? "parcels" : "orders";
        string id = i < 15 ? $"a-{i:00}" : $"b-{i:00}";
        string Of(string kind, double minutes, string more = "") => LiveServer.Event(kind, id, minutes, more).Replace("\"orders\"", $"\"{workflow}\"", StringComparison.Ordinal);
        yield return Of("started", -50, $",\"businessKey\":\"K-{i % 4}\",\"attributes\":{{\"size\":{i % 5}}}");
        if (i % 10 == 0)
        {
            yield return Of("state", -40, ",\"state\":\"paid\"");
        }

        if (i % 5 == 3)
        {
            yield return Of("ended", -30, ",\"outcome\":\"completed\"");
        }
    }

    private static async Task<string[]> Everything(LiveServer server, string path, string list, Func<JsonElement, string> name)
    {
        List<string> all = [];
        string? cursor = "";
        for (int pages = 0; cursor is not null && pages < 100; pages++)
        {
            JsonElement page = await server.JsonAsync(cursor.Length == 0 ? path : $"{path}&cursor={cursor}");
            all.AddRange(page.GetProperty(list).EnumerateArray().Select(name));
            cursor = page.GetProperty("next").GetString();
        }

        Assert.Null(cursor);
        return [.. all];
    }
}

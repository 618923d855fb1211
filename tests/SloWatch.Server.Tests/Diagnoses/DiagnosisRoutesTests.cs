using System.Text.Json;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Diagnoses;

public class DiagnosisRoutesTests
{
    private const string Path = "/api/v1/objectives/orders-in-an-hour/diagnosis";

    [Fact]
    public async Task Every_group_opens_to_its_instances_in_pages()
    {
        await using LiveServer server = LiveServer.Start();
        await new Shop(server, Mishap.PaymentsAndApprovals).GoOnAsync(100);
        const string Time = "from=2026-03-02T12:30Z&to=2026-03-02T13:40Z";
        JsonElement diagnosis = await server.JsonAsync($"{Path}?{Time}");

        foreach (JsonElement table in diagnosis.GetProperty("attribution").EnumerateArray())
        {
            HashSet<string> all = [];
            foreach (JsonElement group in table.GetProperty("groups").EnumerateArray())
            {
                string name = group.GetProperty("name").GetString() is { } said ? $"&group={Uri.EscapeDataString(said)}" : "";
                List<string> found = await AllAsync(server, $"{Path}/instances?{Time}&by={table.GetProperty("by").GetString()}{name}&limit=7");
                Assert.Equal(group.GetProperty("bad").GetInt32(), found.Count);
                Assert.Equal(group.GetProperty("examples").EnumerateArray().Select(one => one.GetProperty("instance").GetString()), found.Take(5));
                Assert.All(found, one => Assert.True(all.Add(one), one));
            }

            Assert.Equal(diagnosis.GetProperty("window").GetProperty("bad").GetInt32(), all.Count);
        }
    }

    [Theory]
    [InlineData("/api/v1/objectives/orders-in-an-hou/diagnosis", 404, "no objective is called 'orders-in-an-hou'; write 'orders-in-an-hour'")]
    [InlineData($"{Path}?from=2026-03-02T11:00Z&to=2026-03-02T10:00Z", 400, "'from' (2026-03-02T11:00:00Z) is not before the end (2026-03-02T10:00:00Z); write an earlier one")]
    [InlineData($"{Path}?from=2026-03-02T11:00:10Z", 400, "'from' is 2026-03-02T11:00:10Z, which is no full minute; use 2026-03-02T11:00:00Z or 2026-03-02T11:01:00Z")]
    [InlineData($"{Path}/instances?by=colour", 400, "'by' is 'colour'; use one of: dependency, step, version, state, error")]
    [InlineData($"{Path}/instances?group=payments", 400, "'group' is there without 'by'; write what it is the name of, such as by=dependency")]
    [InlineData($"{Path}/instances?cursor=abc", 400, "'cursor' is none that an answer gave; use the 'next' of an answer as it is, or leave it out to begin anew")]
    [InlineData("/api/v1/alerts/transitions/17/diagnosis", 404, "no diagnosis was made of the transition 17; one is made soon after an alert of an objective fires; /api/v1/objectives/{name}/diagnosis makes one of any time")]
    [InlineData("/api/v1/alerts/transitions/x/diagnosis", 404, "'x' is no id of a transition; /api/v1/alerts/transitions lists them")]
    public async Task A_question_that_cannot_be_answered_is_told_why(string path, int status, string detail)
    {
        await using LiveServer server = LiveServer.Start();
        await server.PostAsync(LiveServer.Event("started", "o-1", -90), LiveServer.Watermark(-1));

        Reply reply = await server.GetAsync(path);

        Assert.Equal((status, detail), ((int)reply.Status, reply.Json.GetProperty("detail").GetString()));
    }

    private static async Task<List<string>> AllAsync(LiveServer server, string path)
    {
        List<string> found = [];
        string? cursor = null;
        do
        {
            JsonElement page = await server.JsonAsync(path + (cursor is null ? "" : $"&cursor={cursor}"));
            found.AddRange(page.GetProperty("instances").EnumerateArray().Select(one => one.GetProperty("instance").GetString()!));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        return found;
    }
}

using System.Net;
using System.Text.RegularExpressions;
using SloWatch.Server.Tests.Hosting;
using SloWatch.Testing;

namespace SloWatch.Server.Tests.Docs;

public partial class EventsPageTests
{
    public static TheoryData<string> Examples => [.. Json().Matches(Repository.Read("docs/events.md")).Select(block => block.Groups["text"].Value)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_example_is_taken_as_it_stands(string example)
    {
        await using IntakeServer server = await IntakeServer.StartAsync();

        Reply reply = await server.PostAsync(example.Contains("specversion", StringComparison.Ordinal) ? "application/cloudevents+json" : "application/json", example);

        Assert.Equal((HttpStatusCode.OK, 0), (reply.Status, reply.Number("refusedCount")));
        Assert.NotEqual(0, reply.Number("accepted"));
    }

    [GeneratedRegex(@"^```json\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Json();
}

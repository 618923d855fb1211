using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Serving;

/// <summary>A client that sends another name with each event: memory stays bounded, it is told, and others are served.</summary>
public class ManyNamesTests
{
    private const int Batch = 2000;
    private const long MostMegabytes = 300;

    private static readonly (string Name, bool Taken, Func<int, string> Event)[] Kinds =
    [
        ("sources", false, number => Told("started", $"m-{number}").Replace("\"shop\"", $"\"s-{number}\"", StringComparison.Ordinal)),
        ("workflows", false, number => Told("started", "m").Replace("\"orders\"", $"\"w-{number}\"", StringComparison.Ordinal)),
        ("instances", true, number => Told("started", $"i-{number}")),
        ("steps", true, number => Told("stepStarted", $"i-{number}", $",\"step\":\"step-{number}\"")),
        ("attributes", true, number => Told("updated", $"i-{number}", $",\"attributes\":{{\"a-{number}\":\"v-{number}\"}}")),
        ("keys", true, number => Told("updated", $"i-{number}", $",\"keys\":{{\"parcel\":\"p-{number}\"}}")),
        ("keys that nobody knows", false, number => Told("stepStarted", "", $",\"step\":\"pack\",\"keys\":{{\"parcel\":\"q-{number}\"}}").Replace("\"instance\":\"\",", "", StringComparison.Ordinal)),
    ];

    [Fact]
    public Task Thirty_thousand_of_each_kind() => Send(30_000);

    [LongFact]
    public Task A_million_of_each_kind() => Send(1_000_000);

    private static async Task Send(int names)
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);
        using CancellationTokenSource over = new();
        Task<int> others = ServeOthers(served, over.Token);

        foreach ((string name, bool taken, Func<int, string> told) in Kinds)
        {
            HttpStatusCode last = HttpStatusCode.OK;
            for (int from = 0; from < names; from += Batch)
            {
                last = await PostAsync(served, string.Join('\n', Enumerable.Range(from, Batch).Select(told)));
            }

            Assert.Equal((name, taken ? HttpStatusCode.OK : HttpStatusCode.BadRequest), (name, last));
            Assert.True(PeakMegabytes(served) < MostMegabytes, $"{PeakMegabytes(served)} MB after {names} {name}");
        }

        foreach (string page in (string[])["/metrics", "/api/v1/sources", "/api/v1/status", "/api/v1/anteroom", "/api/v1/quarantine", "/api/v1/objectives"])
        {
            Assert.InRange((await served.Client.GetStringAsync(new Uri(page, UriKind.Relative))).Length, 1, 1 << 20);
        }

        await over.CancelAsync();
        Assert.True(await others > 0);
        Assert.True(PeakMegabytes(served) < MostMegabytes, $"{PeakMegabytes(served)} MB");
    }

    /// <summary>Gives how many of their events were taken, which is all of them.</summary>
    private static async Task<int> ServeOthers(Served served, CancellationToken over)
    {
        int taken = 0;
        while (!over.IsCancellationRequested)
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync(served, Served.Event("started", $"other-{taken}", 0)));
            taken++;
        }

        return taken;
    }

    private static string Told(string kind, string instance, string more = "") =>
        $$"""{"kind":"{{kind}}","at":"{{DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}","source":"shop","workflow":"orders","instance":"{{instance}}"{{more}}}""";

    private static async Task<HttpStatusCode> PostAsync(Served served, string lines)
    {
        using StringContent content = new(lines, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/x-ndjson"));
        using HttpResponseMessage answer = await served.Client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content);
        return answer.StatusCode;
    }

    private static long PeakMegabytes(Served served) =>
        long.Parse(File.ReadLines($"/proc/{served.Id}/status").Single(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) >> 10;
}

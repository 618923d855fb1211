using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Serving;

/// <summary>A disk that takes nothing more, for a while: the system lets no file of the process grow.</summary>
public class FullDiskTests
{
    private const string Nothing = "4096", Everything = "unlimited";

    [ToolFact("prlimit")]
    public async Task It_says_so_is_not_ready_and_goes_on_by_itself_when_there_is_room_again()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);
        await served.PostAsync(Served.Event("started", "o-1", -10));
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(served, HttpStatusCode.OK));
        string second = Served.Event("started", "o-2", -9);

        Limit(served, Nothing);
        (HttpStatusCode status, string text) = await TryAsync(served, second);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.StartsWith($"{folder.PathOf("slowatch.db")}: ", JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(served, HttpStatusCode.ServiceUnavailable));
        Assert.Contains("slowatch_ready 0\n", await served.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("o-1", await served.Client.GetStringAsync(new Uri("/api/v1/instances", UriKind.Relative)), StringComparison.Ordinal);

        Limit(served, Everything);
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(served, HttpStatusCode.OK));
        (status, text) = await TryAsync(served, second);

        Assert.True(status == HttpStatusCode.OK, text);
        Assert.Equal(0, served.Stop("TERM"));
        Assert.Equal(2, Slowatch.Run(folder.Root, "export", "--events").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(0, Slowatch.Run(folder.Root, "audit", "--rules", Repository.PathOf(Served.Rules)).ExitCode);
    }

    private static void Limit(Served served, string bytes) =>
        Assert.Equal(0, Slowatch.RunProgram(".", "prlimit", "--pid", served.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited").ExitCode);

    private static async Task<(HttpStatusCode Status, string Text)> TryAsync(Served served, string line)
    {
        using StringContent content = new(line, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/x-ndjson"));
        using HttpResponseMessage answer = await served.Client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Until it answers so, for a tick may have to come first.</summary>
    private static async Task<HttpStatusCode> ReadyAsync(Served served, HttpStatusCode awaited)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while (true)
        {
            using HttpResponseMessage answer = await served.Client.GetAsync(new Uri("/readyz", UriKind.Relative));
            if (answer.StatusCode == awaited || patience.IsCancellationRequested)
            {
                return answer.StatusCode;
            }
        }
    }
}

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Serving;

/// <summary>A store that takes nothing more, for a while: it says so, is not ready, and goes on by itself.</summary>
public class UnwritableStoreTests
{
    [ToolFact("prlimit")]
    public async Task On_a_full_disk_it_says_so_and_goes_on_when_there_is_room_again()
    {
        using TempFolder folder = new();
        await GoesOnAfter(folder, served => Limit(served, "4096"), served => Limit(served, "unlimited"));
    }

    [ToolFact("prlimit")]
    public async Task On_a_disk_with_room_for_a_small_commit_only_it_is_not_ready()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);
        await served.PostAsync(Served.Event("started", "o-1", -10));
        long written = Math.Max(new FileInfo(folder.PathOf("slowatch.db")).Length, new FileInfo(folder.PathOf("slowatch.db-wal")).Length);
        string[] many = [.. Enumerable.Range(0, 4000).Select(number => Served.Event("started", $"m-{number}", -9))];

        Limit(served, (written + (256 << 10)).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await TryAsync(served, string.Join('\n', many))).Status);
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(served, Served.Event("started", "o-2", -9))).Status);
        double ticks = await TicksAsync(served);
        while (await TicksAsync(served) < ticks + 3)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(served, HttpStatusCode.ServiceUnavailable));
        }

        Limit(served, "unlimited");
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(served, HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(served, string.Join('\n', many))).Status);
        Assert.Equal(0, served.Stop("TERM"));
        Assert.Single(served.Talk.Split('\n'), line => line.Contains("the job 'tick' failed, and is tried again: ", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", served.Talk, StringComparison.Ordinal);
    }

    [ImmutableFilesFact]
    public async Task On_a_database_that_may_not_be_written_it_says_so_and_goes_on_when_it_may()
    {
        using TempFolder folder = new();
        try
        {
            await GoesOnAfter(folder, _ => Protect(folder, "+i"), _ => Protect(folder, "-i"));
        }
        finally
        {
            Protect(folder, "-i");
        }
    }

    [ImmutableFilesFact]
    public void A_database_that_may_not_be_written_is_not_served()
    {
        using TempFolder folder = new();
        using (Served served = Served.Start(folder))
        {
            Assert.Equal(0, served.Stop("TERM"));
        }

        Protect(folder, "+i");
        try
        {
            Answer refused = Slowatch.Run(folder.Root, "serve", "--listen", "127.0.0.1:0", "--store", "slowatch.db", "--rules", Repository.PathOf(Served.Rules));

            Assert.Equal(7, refused.ExitCode);
            Assert.Contains($"{folder.PathOf("slowatch.db")}: it is read-only", refused.Error, StringComparison.Ordinal);
        }
        finally
        {
            Protect(folder, "-i");
        }
    }

    private static async Task GoesOnAfter(TempFolder folder, Action<Served> harm, Action<Served> mend)
    {
        using Served served = Served.Start(folder);
        await served.PostAsync(Served.Event("started", "o-1", -10));
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(served, HttpStatusCode.OK));
        string second = Served.Event("started", "o-2", -9);

        harm(served);
        (HttpStatusCode status, string text) = await TryAsync(served, second);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.StartsWith($"{folder.PathOf("slowatch.db")}: ", JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(served, HttpStatusCode.ServiceUnavailable));
        Assert.Contains("slowatch_ready 0\n", await served.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("o-1", await served.Client.GetStringAsync(new Uri("/api/v1/instances", UriKind.Relative)), StringComparison.Ordinal);

        mend(served);
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(served, HttpStatusCode.OK));
        (status, text) = await TryAsync(served, second);

        Assert.True(status == HttpStatusCode.OK, text);
        Assert.Equal(0, served.Stop("TERM"));
        Assert.Equal(2, Slowatch.Run(folder.Root, "export", "--events").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(0, Slowatch.Run(folder.Root, "audit", "--rules", Repository.PathOf(Served.Rules)).ExitCode);
    }

    /// <summary>The system lets no file of the process grow.</summary>
    private static void Limit(Served served, string bytes) =>
        Assert.Equal(0, Slowatch.RunProgram(".", "prlimit", "--pid", served.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited").ExitCode);

    /// <summary>Nobody may write to it, not even who has it open.</summary>
    private static void Protect(TempFolder folder, string change)
    {
        string[] files = [.. new[] { "slowatch.db", "slowatch.db-wal" }.Where(file => File.Exists(folder.PathOf(file)))];
        Assert.Equal(0, Slowatch.RunProgram(folder.Root, "chattr", [change, .. files]).ExitCode);
    }

    private static async Task<double> TicksAsync(Served served) =>
        (await served.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n')
            .Where(line => line.StartsWith("slowatch_jobs_total{job=\"tick\"", StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

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

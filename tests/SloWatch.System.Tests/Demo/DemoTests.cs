using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Demo;

/// <summary>The real program, as someone starts it who has nothing but it.</summary>
public sealed partial class DemoTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly StringBuilder screen = new();
    private Process? demo;

    [Fact]
    public async Task The_fast_demo_tells_what_goes_wrong_and_answers_while_it_does()
    {
        demo = Slowatch.Start(folder.Root, Slowatch.Path, "demo", "--fast", "30s");
        await ReadUntilAsync("SloWatch: page: payment-is-taken");
        await ReadUntilAsync("curl ");

        using HttpClient client = new();
        using JsonDocument status = JsonDocument.Parse(await client.GetStringAsync(new Uri(Curl().Match(screen.ToString()).Groups["url"].Value)));
        using JsonDocument bad = JsonDocument.Parse(await client.GetStringAsync(new Uri(AllOfThem().Match(screen.ToString()).Groups["url"].Value)));
        string explain = Explain().Match(screen.ToString()).Groups["id"].Value;
        Answer explained = Slowatch.Run(folder.PathOf("slowatch-demo"), "explain", explain);
        Answer alerts = Slowatch.Run(folder.PathOf("slowatch-demo"), "alerts");

        Assert.Equal(["loan-approval", "nightly-settlement", "order-fulfilment"], status.RootElement.GetProperty("workflows").EnumerateArray().Select(one => one.GetProperty("name").GetString()!).Order());
        Assert.Contains("card-provider", bad.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((0, ""), (explained.ExitCode, explained.Error));
        Assert.Contains("503 service unavailable", explained.Out, StringComparison.Ordinal);
        Assert.Contains("payment-is-taken", alerts.Out, StringComparison.Ordinal);
        Assert.Equal(0, Stop("INT"));
        Assert.Equal("ended; its rules and its store stay in slowatch-demo, and another demo begins anew there\n", await demo.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task A_demo_begins_at_once_and_a_second_one_is_told_that_the_folder_is_taken()
    {
        demo = Slowatch.Start(folder.Root, Slowatch.Path, "demo", "--listen", "127.0.0.1:0");
        await ReadUntilAsync("Ctrl-C ends it");

        Answer status = Slowatch.Run(folder.PathOf("slowatch-demo"), "status");
        Answer second = Slowatch.Run(folder.Root, "demo");

        Assert.Equal((0, ""), (status.ExitCode, status.Error));
        Assert.Contains("5 objectives: 5 ok", status.Out, StringComparison.Ordinal);
        Assert.Equal(4, second.ExitCode);
        Assert.Contains("is being written by", second.Error, StringComparison.Ordinal);
        await ReadUntilAsync("something goes wrong: ");
        Assert.Equal(0, Stop("TERM"));
    }

    [Theory]
    [InlineData(2, "takes no --store", "--store", "x.db")]
    [InlineData(2, "'0.0.0.0' is no address with a port", "--listen", "0.0.0.0")]
    [InlineData(2, "listens on this machine alone", "--listen", "0.0.0.0:8080")]
    [InlineData(2, "'soon' is no length of time", "--fast", "soon")]
    [InlineData(2, "--fast: a day that takes 100d never catches up with the clock; write less than 24h, such as 3m", "--fast", "100d")]
    [InlineData(2, "--fast: a day that takes 24h never catches up with the clock", "--fast", "24h")]
    [InlineData(2, "--folder: it names no folder; write a name, or '.' for the folder you are in", "--folder", "")]
    [InlineData(2, "--folder: it names no folder", "--folder", " ")]
    [InlineData(6, "no folder can be made there", "--folder", "/proc/x")]
    public void What_cannot_be_is_told_with_what_to_do(int code, string told, params string[] arguments)
    {
        Answer answer = Slowatch.Run(folder.Root, ["demo", .. arguments]);

        Assert.Equal(code, answer.ExitCode);
        Assert.Contains(told, answer.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_store_of_someone_else_is_left_alone()
    {
        folder.Write("slowatch.db", "precious");

        Answer answer = Slowatch.Run(folder.Root, "demo", "--folder", ".");

        Assert.Equal(4, answer.ExitCode);
        Assert.Equal(["slowatch.db"], Directory.GetFileSystemEntries(folder.Root).Select(Path.GetFileName));
    }

    public void Dispose()
    {
        if (demo is { HasExited: false })
        {
            demo.Kill();
            demo.WaitForExit();
        }

        demo?.Dispose();
        folder.Dispose();
    }

    private async Task ReadUntilAsync(string text)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(90));
        string? line;
        do
        {
            line = await demo!.StandardOutput.ReadLineAsync(patience.Token);
            screen.Append(line).Append('\n');
            Assert.True(line is not null, $"it ended: {screen}");
        }
        while (!line!.Contains(text, StringComparison.Ordinal));
    }

    private int Stop(string signal)
    {
        using (Process kill = Process.Start("kill", [$"-{signal}", $"{demo!.Id}"]))
        {
            kill.WaitForExit();
        }

        Task.Run(demo.StandardOutput.ReadToEnd);
        Assert.True(demo.WaitForExit(TimeSpan.FromSeconds(60)), "it did not end");
        return demo.ExitCode;
    }

    [GeneratedRegex(@"curl (?<url>http://\S+/api/v1/status)")]
    private static partial Regex Curl();

    [GeneratedRegex(@"curl '(?<url>http://[^']+objective=payment-is-taken[^']+)'")]
    private static partial Regex AllOfThem();

    [GeneratedRegex(@"slowatch explain (?<id>O-\d+)")]
    private static partial Regex Explain();
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using SloWatch.Engine.Polling;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Adapters.Prometheus;

/// <summary>Several gauges in one round: one that fails, or takes long, silences no other.</summary>
public sealed class PrometheusRoundTests : IDisposable
{
    private const string BadAndGood = "    bad:\n      query: bad\n    good:\n      query: good\n";

    private readonly StubPrometheus server = new();

    public void Dispose() => server.Dispose();

    [Theory]
    [InlineData("hangs", "did not answer within 1s")]
    [InlineData("drips", "did not answer within 1s")]
    [InlineData("huge", "answers with more than 1048576 bytes")]
    [InlineData("breaks off", "broke off its answer")]
    [InlineData("garbage", "does not answer as Prometheus does (200)")]
    [InlineData("500", "answers 500 InternalServerError")]
    [InlineData("403", "does not let in whoever asks (403)")]
    [InlineData("404", "has nothing at /api/v1/query (404)")]
    [InlineData("elsewhere", "sends whoever asks to http://example.com/login")]
    public async Task A_gauge_after_one_that_fails_is_asked_all_the_same(string how, string trouble)
    {
        server.Answer = question => question.Query == "good" ? StubAnswer.Number("9999") : how switch
        {
            "hangs" => StubAnswer.Number("1") with { Sent = 0, Hangs = true },
            "drips" => StubAnswer.Number("1") with { Sent = 20, Hangs = true },
            "huge" => new(200, new byte[3 << 20]),
            "breaks off" => StubAnswer.Number("1") with { Sent = 20 },
            "elsewhere" => new(302, [], Headers: "Location: http://example.com/login\r\n"),
            "garbage" => StubAnswer.Of(200, "<html/>"),
            _ => StubAnswer.Of(int.Parse(how, CultureInfo.InvariantCulture), "oops"),
        };
        AlarmClock clock = new(AskedSource.Noon);
        server.Hanging = () => clock.Now += TimeSpan.FromSeconds(1);
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url, BadAndGood, "  timeout: 1s\n"), clock);

        Assert.Equal("Gauge gauge:good value=9999 at 2026-03-02T12:00:00.250Z by depths of queues", AskedSource.Line(Assert.Single(round.Events)));
        Assert.Matches($@"source\.yaml:10:14: gauge 'bad': {Regex.Escape($"{server.Url} {trouble}")}.*(?<!more\))$", round.Trouble!);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_told_once_and_ends_the_round()
    {
        server.Stop();
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url, BadAndGood));
        Assert.Equal($"{server.Url} cannot be reached (Connection refused); start it, or correct 'url'", round.Trouble);
    }

    /// <summary>As behind a firewall that drops what is sent: of a listener whose queue is full the kernel does so itself.</summary>
    [Fact]
    public async Task A_server_to_which_nobody_can_connect_is_waited_for_once_a_round_and_told_for_each_gauge()
    {
        using Socket listener = new(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        string url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}";
        Socket[] queue = [.. Enumerable.Range(0, 16).Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp) { Blocking = false })];
        _ = queue.Select(one => one.ConnectAsync(listener.LocalEndPoint!)).ToArray();
        string gauges = string.Concat(Enumerable.Range(0, 5).Select(i => $"    g{i}:\n      query: up\n"));
        Stopwatch took = Stopwatch.StartNew();

        PollRound round = await AskedSource.AskAsync(AskedSource.Of(url, gauges, "  every: 5m\n  timeout: 2s\n"));

        Assert.Empty(round.Events);
        Assert.Equal("gauge 'g0': URL let nobody connect within 2s; look whether it runs and what stands in between, or correct 'url' (and 4 more)", AskedSource.Trouble(round, url));
        Assert.InRange(took.Elapsed.TotalSeconds, 1.5, 7);
        Array.ForEach(queue, one => one.Dispose());
    }

    [Fact]
    public async Task A_secret_that_is_not_there_is_told_once()
    {
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url, BadAndGood, "  bearerToken: file:/nowhere/token\n"));
        Assert.Equal("the file /nowhere/token is not there; put the secret there, readable for the service", round.Trouble);
    }

    /// <summary>Each answer takes almost as long as it may, by a clock that the answers move.</summary>
    [Theory]
    [InlineData("30s", "10s", "10000 10000 8000 1000 1000")] // all may take their time, until what is left is a second for each
    [InlineData("1m", "10s", "10000 10000 10000 10000 10000")]
    [InlineData("5s", "10s", "6000 1000 1000 1000 1000")] // a round may take as long as one answer
    [InlineData("5s", "1s", "1000 1000 1000 1000 1000")]
    public async Task Each_gauge_has_what_is_left_of_the_round_but_a_second_for_each_that_comes_after_it(string every, string timeout, string given)
    {
        AlarmClock clock = new(AskedSource.Noon);
        server.Answer = question =>
        {
            clock.Now += TimeSpan.FromMilliseconds(int.Parse(question.Form["timeout"][..^2], CultureInfo.InvariantCulture)) - TimeSpan.FromMicroseconds(1);
            return StubAnswer.Number("1");
        };
        string gauges = string.Concat(Enumerable.Range(0, 5).Select(i => $"    g{i}:\n      query: up\n"));
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url, gauges, $"  every: {every}\n  timeout: {timeout}\n"), time: clock);

        Assert.Equal((5, null), (round.Events.Count, round.Trouble));
        Assert.Equal(given, string.Join(' ', server.Questions.Select(question => question.Form["timeout"][..^2])));
    }

    [Fact]
    public async Task One_that_had_less_time_than_an_answer_may_take_is_told_what_to_do_about_it()
    {
        server.Answer = _ => StubAnswer.Number("1") with { Sent = 0, Hangs = true };
        AlarmClock clock = new(AskedSource.Noon);
        server.Hanging = () => clock.Now += TimeSpan.FromMilliseconds(long.Parse(server.Questions[^1].Form["timeout"][..^2], CultureInfo.InvariantCulture));
        string gauges = string.Concat(Enumerable.Range(0, 10).Select(i => $"    g{i}:\n      query: up\n"));
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url, gauges, "  every: 5s\n  timeout: 2s\n"), clock);

        Assert.Equal(10, server.Questions.Count);
        Assert.Equal("gauge 'g0': URL did not answer in what was left of the round for it; look how it does, ask for less, or less often with 'every' (and 9 more)", AskedSource.Trouble(round, server.Url));
    }
}

using System.Net;
using System.Text;
using SloWatch.Engine.Polling;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Adapters.Prometheus;

/// <summary>A server that is not there, or hangs, breaks off or never ends, and who asks it.</summary>
public sealed class PrometheusOutageTests : IDisposable
{
    /// <summary>A name that is kept free for this.</summary>
    private const string Nobody = "nowhere.invalid";

    private readonly StubPrometheus server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task A_server_that_is_not_there_is_told()
    {
        server.Stop();
        await AssertUnknown("URL cannot be reached (Connection refused); start it, or correct 'url'");
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_told()
    {
        PollRound round = await AskedSource.AskAsync(AskedSource.Of($"http://{Nobody}:9090"));
        Assert.Empty(round.Events);
        Assert.Equal($"http://{Nobody}:9090 is not known by that name; correct 'url'", round.Trouble);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public async Task A_server_that_hangs_is_waited_for_no_longer_than_it_may_take(int sent)
    {
        server.Answer = _ => StubAnswer.Number("1") with { Sent = sent, Hangs = true };
        AlarmClock clock = new(AskedSource.Noon);
        server.Hanging = () => clock.Now += TimeSpan.FromSeconds(1);
        await AssertUnknown("gauge 'depth': URL did not answer within 1s; look how it does, or let it have more time with 'timeout'", "  timeout: 1s\n", clock);
        Assert.Equal(AskedSource.Noon + TimeSpan.FromSeconds(1), clock.Now);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_no_answer()
    {
        server.Answer = _ => StubAnswer.Number("1") with { Sent = 20 };
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url));
        Assert.Empty(round.Events);
        Assert.StartsWith("gauge 'depth': URL broke off its answer (", AskedSource.Trouble(round, server.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_not_read_to_its_end()
    {
        server.Answer = _ => new(200, new byte[3 << 20]);
        await AssertUnknown("gauge 'depth': URL answers with more than 1048576 bytes; ask for less with sum() or max(), or correct 'url'");
    }

    [Fact]
    public async Task Whoever_ends_waits_for_no_answer()
    {
        server.Answer = _ => StubAnswer.Number("1") with { Sent = 0, Hangs = true };
        using CancellationTokenSource ending = new();
        server.Hanging = ending.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskedSource.AskAsync(AskedSource.Of(server.Url), cancellation: ending.Token));
    }

    /// <summary>What HTTP_PROXY and the like say is the proxy of whoever asks for none of its own.</summary>
    [Fact]
    public async Task No_proxy_is_used_where_the_environment_names_one()
    {
        IWebProxy usual = HttpClient.DefaultProxy;
        ProxyOf named = new(new(server.Url));
        HttpClient.DefaultProxy = named;
        try
        {
            Assert.Single((await AskedSource.AskAsync(AskedSource.Of(server.Url))).Events);
            Assert.False(named.IsUsed);
        }
        finally
        {
            HttpClient.DefaultProxy = usual;
        }
    }

    [Fact]
    public async Task A_token_is_looked_up_each_time_and_sent()
    {
        using TempFolder folder = new();
        string file = folder.Write("token", "first\n");
        string more = $"  bearerToken: file:{file}\n";
        await AskedSource.AskAsync(AskedSource.Of(server.Url, more: more));
        folder.Write("token", "second");
        await AskedSource.AskAsync(AskedSource.Of(server.Url, more: more));

        Assert.Equal(["Bearer first", "Bearer second"], server.Questions.Select(question => question.Authorization));
    }

    [Fact]
    public async Task A_name_and_a_password_of_the_environment_are_sent()
    {
        Environment.SetEnvironmentVariable("SLOWATCH_TEST_PASSWORD", "sésame öffne dich");
        await AskedSource.AskAsync(AskedSource.Of(server.Url, more: "  user: ali\n  password: ${env:SLOWATCH_TEST_PASSWORD}\n"));

        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("ali:sésame öffne dich"))}", Assert.Single(server.Questions).Authorization);
    }

    [Theory]
    [InlineData("bearerToken: ${env:SLOWATCH_TEST_NOT_SET}", "the environment variable SLOWATCH_TEST_NOT_SET is not set; set it for the service, and start it anew")]
    [InlineData("bearerToken: file:/nowhere/token", "the file /nowhere/token is not there; put the secret there, readable for the service")]
    public async Task A_secret_that_is_not_there_is_told_and_nothing_is_asked(string setting, string trouble)
    {
        await AssertUnknown(trouble, $"  {setting}\n");
        Assert.Empty(server.Questions);
    }

    [Theory]
    [InlineData("", "is empty; put the secret into it")]
    [InlineData("a s3cret with spaces", "holds no token: tokens have neither spaces nor other letters than ASCII; put the token there")]
    [InlineData("s3cret\nX-Injected: yes", "holds more than one line; put nothing else into it than the secret")]
    public async Task What_is_no_secret_is_not_sent_and_not_told(string secret, string trouble)
    {
        using TempFolder folder = new();
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url, more: $"  bearerToken: file:{folder.Write("token", secret)}\n"));

        Assert.EndsWith(trouble, round.Trouble, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", round.Trouble, StringComparison.Ordinal);
        Assert.Empty(server.Questions);
    }

    private async Task AssertUnknown(string trouble, string more = "", TimeProvider? time = null)
    {
        PollRound round = await AskedSource.AskAsync(AskedSource.Of(server.Url, more: more), time);
        Assert.Empty(round.Events);
        Assert.Equal(trouble, AskedSource.Trouble(round, server.Url));
    }

    /// <summary>For one server alone: whatever else is asked meanwhile knows of none.</summary>
    private sealed class ProxyOf(Uri server) : IWebProxy
    {
        public bool IsUsed { get; private set; }

        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : new("http://127.0.0.1:1");

        public bool IsBypassed(Uri host)
        {
            IsUsed |= host.Authority == server.Authority;
            return host.Authority != server.Authority;
        }
    }
}

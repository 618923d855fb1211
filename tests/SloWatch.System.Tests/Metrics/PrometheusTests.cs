using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using SloWatch.System.Tests.Serving;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Metrics;

/// <summary>The metrics and the rules over them, by Prometheus' own programs.</summary>
public partial class PrometheusTests
{
    private const string Rules = "alerts/prometheus/slowatch.yaml";

    [ToolFact("promtool")]
    public async Task Promtool_finds_nothing_wrong_with_the_metrics()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);
        await served.PostAsync(Served.Event("started", "o-1", -200), Served.Event("started", "ö \\\"2\\\"", -20), "{}");
        string metrics = await served.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        Answer check = Feed("promtool", metrics, "check", "metrics");

        Assert.Equal((0, ""), (check.ExitCode, check.Out + check.Error));
    }

    [ToolFact("promtool")]
    public void The_rules_for_SloWatch_itself_are_sound_and_fire_when_they_should()
    {
        string folder = Repository.PathOf("alerts/prometheus");

        Assert.Equal(0, Slowatch.RunProgram(folder, "promtool", "check", "rules", "slowatch.yaml").ExitCode);
        Answer test = Slowatch.RunProgram(folder, "promtool", "test", "rules", "slowatch.test.yaml");
        Assert.True(test.ExitCode == 0, test.Out + test.Error);
    }

    [Fact]
    public async Task Rules_ask_for_metrics_that_there_are_and_each_is_tested()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);
        string metrics = await served.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        string rules = Repository.Read(Rules), tests = Repository.Read(Rules.Replace(".yaml", ".test.yaml", StringComparison.Ordinal));

        Assert.All(Metric().Matches(rules), match => Assert.Contains($"# TYPE {match.Value} ", metrics, StringComparison.Ordinal));
        Assert.All(Alert().Matches(rules), match => Assert.Contains($"alertname: {match.Groups["name"].Value}\n", tests, StringComparison.Ordinal));
    }

    [ToolFact("prometheus")]
    public async Task A_real_Prometheus_scrapes_it()
    {
        using TempFolder folder = new();
        using Served served = Served.Start(folder);
        await served.PostAsync(Served.Event("started", "o-1", -200));
        int port = FreePort();
        folder.Write("prometheus.yml", $"global: {{ scrape_interval: 1s }}\nrule_files: [{Repository.PathOf(Rules)}]\nscrape_configs:\n  - job_name: slowatch\n    static_configs: [{{ targets: ['{served.Address.Authority}'] }}]\n");
        using Process prometheus = Slowatch.Start(folder.Root, "prometheus", "--config.file=prometheus.yml", "--storage.tsdb.path=tsdb", string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{port}"));
        _ = prometheus.StandardError.ReadToEndAsync();
        try
        {
            using HttpClient client = new() { BaseAddress = new($"http://127.0.0.1:{port}") };

            Assert.Equal("1", await Query(client, "up{job=\"slowatch\"}"));
            Assert.Equal("1", await Query(client, "slowatch_source_events_total"));
        }
        finally
        {
            prometheus.Kill();
            await prometheus.WaitForExitAsync();
        }
    }

    /// <summary>Until it knows.</summary>
    private static async Task<string> Query(HttpClient client, string query)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            try
            {
                string answer = await client.GetStringAsync(new Uri($"/api/v1/query?query={Uri.EscapeDataString(query)}", UriKind.Relative), patience.Token);
                JsonElement result = JsonDocument.Parse(answer).RootElement.GetProperty("data").GetProperty("result");
                if (result.GetArrayLength() > 0)
                {
                    return result[0].GetProperty("value")[1].GetString()!;
                }
            }
            catch (HttpRequestException)
            {
                // It is not up yet.
            }
        }
    }

    private static Answer Feed(string program, string input, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return new(process.ExitCode, output.Result, error.Result);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"\bslowatch_\w+")]
    private static partial Regex Metric();

    [GeneratedRegex(@"- alert: (?<name>\w+)")]
    private static partial Regex Alert();
}

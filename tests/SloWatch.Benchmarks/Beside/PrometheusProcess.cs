using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace SloWatch.Benchmarks.Beside;

/// <summary>A real Prometheus in a folder of its own.</summary>
internal sealed class PrometheusProcess : IDisposable
{
    private const int Patience = 180; // seconds

    private readonly Process process;
    private readonly HttpClient client;

    /// <param name="folder">With <c>rules.yml</c>, and perhaps a store.</param>
    /// <param name="scraped">Where the counters are, host and port.</param>
    public PrometheusProcess(string folder, string scraped, TimeSpan every)
    {
        int port = FreePort();
        string interval = string.Create(CultureInfo.InvariantCulture, $"{every.TotalSeconds:0}s");
        File.WriteAllText(Path.Combine(folder, "prometheus.yml"), $$"""
            global: { scrape_interval: {{interval}}, evaluation_interval: {{interval}} }
            rule_files: [rules.yml]
            scrape_configs:
              - job_name: cases
                static_configs: [{ targets: ['{{scraped}}'], labels: { instance: cases } }]
            """);
        string[] arguments = ["--config.file=prometheus.yml", "--storage.tsdb.path=tsdb", "--storage.tsdb.retention.time=60d", "--log.level=warn", string.Create(CultureInfo.InvariantCulture, $"--web.listen-address=127.0.0.1:{port}")];
        process = Process.Start(new ProcessStartInfo("prometheus", arguments) { WorkingDirectory = folder, RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEndAsync(); // a pipe that nobody reads would hold it up
        client = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Of its own, in megabytes, without the files of its store.</summary>
    public double MegabytesOwn => File.ReadLines($"/proc/{process.Id}/status")
        .Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024)
        .Single();

    /// <summary>Until the query gives so many series: rules are evaluated one group after the other, all within an interval.</summary>
    public async Task KnowsAsync(string query, int series)
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                using JsonDocument answer = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/v1/query?query={Uri.EscapeDataString(query)}", UriKind.Relative)));
                if (answer.RootElement.GetProperty("data").GetProperty("result").GetArrayLength() >= series)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It still begins.
            }

            if (tries == Patience)
            {
                throw new InvalidOperationException($"Prometheus does not know {series} series of {query}");
            }

            await Task.Delay(1000);
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        client.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

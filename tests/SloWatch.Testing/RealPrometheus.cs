using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SloWatch.Testing;

/// <summary>A real Prometheus that scrapes one target each second. It can be killed, and begin again where it was.</summary>
public sealed class RealPrometheus : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly HttpClient client;
    private readonly int port = FreePort();
    private Process? process;

    /// <param name="target">Host and port of what it scrapes.</param>
    public RealPrometheus(string target)
    {
        folder.Write("prometheus.yml", $$"""
            global: { scrape_interval: 1s }
            scrape_configs:
              - job_name: queues
                static_configs: [{ targets: ['{{target}}'] }]
            """);
        client = new() { BaseAddress = new(Url) };
    }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    /// <summary>Values are known for an hour, so that a test may ask from a clock that is ahead.</summary>
    public void Start()
    {
        string[] arguments = ["--config.file=prometheus.yml", "--storage.tsdb.path=tsdb", "--query.lookback-delta=1h", $"--web.listen-address=127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}"];
        process = Process.Start(new ProcessStartInfo("prometheus", arguments) { WorkingDirectory = folder.Root, RedirectStandardError = true, RedirectStandardOutput = true })!;
        _ = process.StandardError.ReadToEndAsync(); // a pipe that nobody reads would hold it up
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public void Kill()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }

    /// <summary>Until a query gives a value.</summary>
    public async Task KnowsAsync(string query, string value)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        for (string answer = ""; !answer.Contains($",\"{value}\"]", StringComparison.Ordinal); await Task.Delay(100, patience.Token))
        {
            try
            {
                answer = await client.GetStringAsync(new Uri($"/api/v1/query?query={Uri.EscapeDataString(query)}", UriKind.Relative), patience.Token);
            }
            catch (HttpRequestException)
            {
                // It still begins.
            }
        }
    }

    public void Dispose()
    {
        Kill();
        client.Dispose();
        folder.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SloWatch.Benchmarks.Beside;

/// <summary>The page that Prometheus scrapes: how many cases of each objective there were, and how many of them were bad.</summary>
internal sealed class CounterPage : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly long[] total;
    private readonly long[] bad;

    /// <param name="past">Was counted before.</param>
    public CounterPage(int objectives, PastCases past)
    {
        total = [.. Enumerable.Range(0, objectives).Select(one => past.CountUpTo(one, long.MaxValue - 1))];
        bad = [.. Enumerable.Range(0, objectives).Select(one => past.BadUpTo(one, long.MaxValue - 1))];
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        web = builder.Build();
        web.MapGet("/metrics", () => Results.Text(Text()));
        web.Start();
    }

    /// <summary>Host and port.</summary>
    public string Address => new Uri(web.Urls.Single()).Authority;

    public void Count(int objective, bool isBad)
    {
        Interlocked.Increment(ref total[objective]);
        if (isBad)
        {
            Interlocked.Increment(ref bad[objective]);
        }
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private string Text()
    {
        StringBuilder text = new();
        Write(text, "cases_total", total);
        Write(text, "cases_bad_total", bad);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string name, long[] counts)
    {
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} counter\n");
        for (int i = 0; i < counts.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}{{objective=\"{PrometheusRules.Name(i)}\"}} {Interlocked.Read(ref counts[i])}\n");
        }
    }
}

using SloWatch.Testing;

namespace SloWatch.System.Tests.Serving;

/// <summary>The real service asks a server that is away, and another that answers; other verbs see both.</summary>
public class AskedPrometheusTests
{
    [Fact]
    public async Task Status_and_report_say_why_nothing_is_known_and_go_on_when_something_is()
    {
        using TempFolder folder = new();
        using StubPrometheus prometheus = new();
        prometheus.Stop();
        Write(folder, prometheus.Url);
        using Served served = Served.Start(folder, "--rules", "rules");

        string away = await UntilAsync(folder, "status", told => told.Contains("cannot be reached", StringComparison.Ordinal));
        Assert.Contains($"    {prometheus.Url} cannot be reached (Connection refused); start it, or correct 'url'\n", away, StringComparison.Ordinal);
        Assert.Contains("1 unknown", away, StringComparison.Ordinal);
        Assert.Contains("source depths has not said yet how far it is complete", await UntilAsync(folder, "report", told => told.Contains("unknown", StringComparison.Ordinal)), StringComparison.Ordinal);

        prometheus.Answer = _ => StubAnswer.Number("50");
        prometheus.BeginAgain();
        string back = await UntilAsync(folder, "status", told => told.Contains("complete up to", StringComparison.Ordinal) && !told.Contains("cannot be reached", StringComparison.Ordinal));
        Assert.Contains("source depths: complete up to", back, StringComparison.Ordinal);
        Assert.Equal(0, served.Stop("TERM"));

        Answer export = Slowatch.Run(folder.Root, "export", "--events", "--store", "slowatch.db");
        Assert.Contains("""
            "instance":"gauge:depth@
            """, export.Out, StringComparison.Ordinal);
        Assert.Equal(0, Slowatch.Run(folder.Root, "audit", "--store", "slowatch.db", "--rules", "rules").ExitCode);
    }

    private static void Write(TempFolder folder, string url) => folder.Write("rules/queues.yaml", $"""
        kind: Workflow
        name: queues
        ---
        kind: Source
        name: depths
        workflow: queues
        format: prometheus
        mapping:
          url: {url}
          every: 5s
          timeout: 2s
          gauges:
            depth:
              query: sum(depth)
        ---
        kind: SLO
        name: queue-is-short
        workflow: queues
        indicator:
          metric:
            gauge: depth
            limit: 10
        target: 90%
        window: 1d
        alerts: none
        """);

    /// <summary>Asks until it is so.</summary>
    private static async Task<string> UntilAsync(TempFolder folder, string verb, Func<string, bool> isSo)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        while (true)
        {
            Answer answer = Slowatch.Run(folder.Root, verb, "--store", "slowatch.db", "--rules", "rules");
            if (isSo(answer.Out))
            {
                return answer.Out;
            }

            await Task.Delay(300, patience.Token);
        }
    }
}

namespace SloWatch.Server.Tests.Polling;

/// <summary>A queue that a Prometheus server is asked for, beside the orders.</summary>
internal static class QueueRules
{
    /// <param name="url">Of the server.</param>
    /// <param name="more">Gauges besides, as YAML below <c>gauges</c>.</param>
    public static string Of(string url, string more = "") =>
        $"""
        kind: Workflow
        name: queues
        ---
        kind: Source
        name: depths
        workflow: queues
        format: prometheus
        staleAfter: 5m
        mapping:
          url: {url}
          every: 30s
          timeout: 2s
          gauges:
            depth:
              query: sum(depth)
        {more}
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
        owner: shop-floor
        runbook: runbooks/late.md
        """;
}

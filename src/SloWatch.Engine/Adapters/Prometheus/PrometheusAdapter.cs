using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Polling;

namespace SloWatch.Engine.Adapters.Prometheus;

/// <summary>Instant queries in PromQL, asked of a Prometheus server or of another that answers as it does.</summary>
public sealed class PrometheusAdapter : IPolledAdapter
{
    public string Name => "prometheus";

    public string Summary => "Gauges that the service asks a Prometheus server for, with a query in PromQL each.";

    public Sight Sees => Sight.Gauges;

    public IReadOnlyList<SettingDeclaration> Settings => PrometheusSettings.All;

    public string Example =>
        """
        kind: Source
        name: queue-depths
        workflow: orders
        format: prometheus
        staleAfter: 5m
        mapping:
          url: http://127.0.0.1:9090
          every: 30s
          bearerToken: ${env:PROMETHEUS_TOKEN}
          gauges:
            payments:
              query: sum(rabbitmq_queue_messages_ready{queue="payments"})
            dead-letters:
              query: sum by (queue) (rabbitmq_queue_messages{queue=~".*dlq"})
              by: queue
        """;

    public ActivityMapping Read(SettingReader settings) => new() { Format = PrometheusSettings.Read(settings) };

    public IPoller PollerOf(SourceDefinition source, TimeProvider time) => new PrometheusPoller(source, (PrometheusMapping)source.Mapping.Format!, time);
}

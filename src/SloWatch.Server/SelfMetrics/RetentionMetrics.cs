using SloWatch.Engine.Live;

namespace SloWatch.Server.SelfMetrics;

/// <summary>What was removed.</summary>
internal sealed class RetentionMetrics(LiveEngine engine) : IMetricsPart
{
    public void Write(MetricsText metrics)
    {
        RetentionHealth retention = engine.Health.Retention;
        metrics.Family("slowatch_retention_removed_instances_total", "counter", "Instances removed since the service began, because they ended long ago.").Add(retention.Removed);
        metrics.Family("slowatch_retention_horizon_timestamp_seconds", "gauge", "Before which instances that had ended were removed; absent where none was.");
        foreach (WorkflowHorizon one in retention.Horizons)
        {
            metrics.Add(one.Horizon.Micros / 1_000_000d, ("workflow", one.Workflow));
        }
    }
}

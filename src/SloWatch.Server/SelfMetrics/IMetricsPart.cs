namespace SloWatch.Server.SelfMetrics;

/// <summary>Some of what is seen from outside.</summary>
internal interface IMetricsPart
{
    void Write(MetricsText metrics);
}

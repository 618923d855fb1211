using SloWatch.Engine.Polling;

namespace SloWatch.Server.SelfMetrics;

/// <summary>What became of asking the sources that do not deliver by themselves.</summary>
internal sealed class PollMetrics(Polls polls) : IMetricsPart
{
    public void Write(MetricsText metrics)
    {
        metrics.Family("slowatch_polls_total", "counter", "Rounds of asking a source that ended since the service began; incomplete ones leave something unknown.");
        foreach (PollHealth health in polls.Health)
        {
            metrics.Add(health.Complete, ("source", health.Source), ("workflow", health.Workflow), ("outcome", "complete"));
            metrics.Add(health.Incomplete, ("source", health.Source), ("workflow", health.Workflow), ("outcome", "incomplete"));
        }
    }
}

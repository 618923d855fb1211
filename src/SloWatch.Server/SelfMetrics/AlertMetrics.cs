using SloWatch.Engine.Json;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Reading;

namespace SloWatch.Server.SelfMetrics;

/// <summary>Alerts that fire.</summary>
internal sealed class AlertMetrics(ApiReading reading) : IMetricsPart
{
    public void Write(MetricsText metrics)
    {
        IReadOnlyList<StoredAlert> open = reading.Read(store => store.Alerts.Open(null));
        metrics.Family("slowatch_alert_firing", "gauge", "1 for each alert that fires; absent for those that do not.");
        foreach (StoredAlert alert in open)
        {
            metrics.Add(1, ("subject", EnumText.Of(alert.Key.Subject)), ("workflow", alert.Key.Workflow), ("name", alert.Key.Name), ("cause", alert.Key.Cause), ("severity", EnumText.Of(alert.Severity)));
        }
    }
}

using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Server.Api.Events;
using SloWatch.Server.Api.Reading;

namespace SloWatch.Server.SelfMetrics;

/// <summary>Who delivers: lag, rate, errors.</summary>
internal sealed class SourceMetrics(ApiReading reading, LiveEngine engine, IgnoredMessages ignored) : IMetricsPart
{
    public void Write(MetricsText metrics)
    {
        IReadOnlyList<SourceHealth> sources = engine.Health.Sources;
        Instant now = Instant.From(reading.Time.GetUtcNow());
        metrics.Family("slowatch_source_lag_seconds", "gauge", "How far the source is behind: facts of that age may still come. Absent for a file that was read to its end.");
        foreach (SourceHealth source in sources.Where(source => source.Watermark.IsFinite))
        {
            metrics.Add((now - source.Watermark).TotalSeconds, Labels(source));
        }

        metrics.Family("slowatch_source_stale", "gauge", "1 when its silence makes its objectives unknown.");
        foreach (SourceHealth source in sources)
        {
            metrics.Add(source.Stale is null ? 0 : 1, Labels(source));
        }

        metrics.Family("slowatch_source_events_total", "counter", "Events that it delivered since the service began.");
        foreach (SourceHealth source in sources)
        {
            metrics.Add(source.Events, Labels(source));
        }

        metrics.Family("slowatch_anteroom_events", "gauge", "Events of it that wait for a case that carries a key of theirs.");
        foreach (SourceHealth source in sources)
        {
            metrics.Add(source.Waiting, Labels(source));
        }

        metrics.Family("slowatch_source_ignored_total", "counter", "Messages of it that its mapping left out since the service began.");
        foreach ((string name, long count) in ignored.All)
        {
            metrics.Add(count, ("source", name));
        }

        WriteQuarantine(metrics);
    }

    private void WriteQuarantine(MetricsText metrics)
    {
        (string Name, long Count)[] refused = reading.Read<(string, long)[]>(store =>
        {
            IReadOnlyDictionary<string, long> counts = store.Sources.QuarantineCounts();
            IEnumerable<string> names = store.Sources.All().Select(source => source.Name).Union(reading.RuleSet.Sources.Select(source => source.Name));
            return [.. names.Select(name => (name, counts.GetValueOrDefault(name)))];
        });
        metrics.Family("slowatch_source_quarantined", "gauge", "Events of it that are in quarantine.");
        foreach ((string name, long count) in refused)
        {
            metrics.Add(count, ("source", name));
        }
    }

    private static (string, string)[] Labels(SourceHealth source) => [("source", source.Name), ("workflow", source.Workflow)];
}

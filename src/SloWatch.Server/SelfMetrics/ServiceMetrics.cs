using System.Reflection;
using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Server.Rules;
using SloWatch.Server.Scheduling;

namespace SloWatch.Server.SelfMetrics;

/// <summary>How the service itself does.</summary>
internal sealed class ServiceMetrics(LiveEngine engine, RulesInUse rules, JobWatch jobs, RequestCount requests, Instant began) : IMetricsPart
{
    private static readonly string Version = typeof(ServiceMetrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public void Write(MetricsText metrics)
    {
        LiveHealth health = engine.Health;
        metrics.Family("slowatch_build_info", "gauge", "Always 1.").Add(1, ("version", Version));
        metrics.Family("slowatch_ready", "gauge", "1 while events can be taken.").Add(health.IsReady ? 1 : 0);
        metrics.Family("slowatch_events_total", "counter", "Events taken since the service began.").Add(health.Events);
        metrics.Family("slowatch_refused_events_total", "counter", "Events that were refused since the service began.").Add(health.Refused);
        metrics.Family("slowatch_unkept_events_total", "counter", "Of those, events that are not in quarantine, because it is full.").Add(health.Unkept);
        metrics.Family("slowatch_waiting_events", "gauge", "Events that wait to be written.").Add(health.Waiting);
        metrics.Family("slowatch_evaluation_seconds", "gauge", "How long the last evaluation took.").Add(health.TickTook.TotalSeconds);
        metrics.Family("slowatch_last_evaluation_timestamp_seconds", "gauge", "When the last evaluation ended well; before the first, when the service began.").Add((health.LastTick ?? began).Micros / 1_000_000d);

        WriteJobs(metrics);
        WriteRules(metrics);
        WriteRequests(metrics);
    }

    private void WriteJobs(MetricsText metrics)
    {
        metrics.Family("slowatch_jobs_total", "counter", "Jobs of the clock that ended.");
        foreach ((string job, JobCount count) in jobs.Counts.OrderBy(job => job.Key, StringComparer.Ordinal))
        {
            metrics.Add(count.Ended - count.Failed, ("job", job), ("outcome", "ok"));
            metrics.Add(count.Failed, ("job", job), ("outcome", "failed"));
        }

        metrics.Family("slowatch_job_seconds_total", "counter", "Time that jobs took.");
        foreach ((string job, JobCount count) in jobs.Counts.OrderBy(job => job.Key, StringComparer.Ordinal))
        {
            metrics.Add(count.Took.TotalSeconds, ("job", job));
        }
    }

    private void WriteRules(MetricsText metrics)
    {
        RulesState now = rules.Now;
        metrics.Family("slowatch_rules_refused", "gauge", "1 while the rules as they lie there have errors, and older ones are in use.").Add(now.Refused is null ? 0 : 1);
        metrics.Family("slowatch_rules_uncounted_instances", "gauge", "Instances still to be counted for changed rules, while those before are in use.").Add(engine.Health.Counting is { } counting ? counting.Of - counting.Done : 0);
        metrics.Family("slowatch_rules_timestamp_seconds", "gauge", "Since when the rules in use are.").Add(now.Since.Micros / 1_000_000d);
        metrics.Family("slowatch_rules_objectives", "gauge", "Objectives in the rules in use.").Add(now.Rules.Objectives.Count);
    }

    private void WriteRequests(MetricsText metrics)
    {
        metrics.Family("slowatch_http_requests_total", "counter", "Requests that were answered.");
        foreach (((string route, int status), RequestTally tally) in requests.Tallies)
        {
            metrics.Add(tally.Count, ("route", route), ("code", status.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        metrics.Family("slowatch_http_request_seconds_total", "counter", "Time it took to answer them.");
        foreach (((string route, int status), RequestTally tally) in requests.Tallies)
        {
            metrics.Add(tally.Took.TotalSeconds, ("route", route), ("code", status.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}

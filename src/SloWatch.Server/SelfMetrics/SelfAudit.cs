using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Live;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Rules;

namespace SloWatch.Server.SelfMetrics;

/// <summary>Recounts everything now and then, as <c>slowatch audit</c> does, beside everything else.</summary>
internal sealed partial class SelfAudit(ApiReading reading, LiveEngine engine, ILogger<SelfAudit> log) : IMetricsPart
{
    private const int Told = 20;

    private readonly Instant began = Instant.From(reading.Time.GetUtcNow());
    private volatile Finding? last;

    /// <summary>On a thread of its own: it reads the whole store.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.Factory.StartNew(() => Run(cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Write(MetricsText metrics)
    {
        metrics.Family("slowatch_audit_differences", "gauge", "What the last recount found to differ from what is stored; absent before the first.");
        if (last is { } finding)
        {
            metrics.Add(finding.Differences);
        }

        // Absent, it could not be seen to be long ago.
        metrics.Family("slowatch_audit_timestamp_seconds", "gauge", "When the last recount ended; before the first, when the service began.").Add((last?.At ?? began).Micros / 1_000_000d);
    }

    private void Run(CancellationToken cancellation)
    {
        if (engine.Health.Counting is not null)
        {
            return; // what is stored is of two rules
        }

        RulesState rules = reading.Rules.Now;
        AuditResult result = Audit.Run(reading.Store, rules.Rules, null, cancellation);
        if (engine.Health.Counting is not null || !ReferenceEquals(rules.Rules, reading.Rules.Now.Rules))
        {
            return; // counted by rules that are no longer in use
        }

        last = new(Instant.From(reading.Time.GetUtcNow()), result.Differences.Count);
        if (result.Differences.Count == 0)
        {
            Clean(result.Instances, result.Facts);
            return;
        }

        foreach (AuditDifference difference in result.Differences.Take(Told))
        {
            Differs(difference.ToString());
        }
    }

    private sealed record Finding(Instant At, int Differences);

    [LoggerMessage(30, LogLevel.Information, "everything was recounted and nothing differs: {Instances} instances, {Facts} facts")]
    private partial void Clean(long instances, long facts);

    [LoggerMessage(31, LogLevel.Error, "a recount differs from what is stored ('slowatch audit' tells all): {Difference}")]
    private partial void Differs(string difference);
}

using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Rules;

namespace SloWatch.Server.SelfMetrics;

/// <summary>Recounts everything now and then, as <c>slowatch audit</c> does, beside everything else.</summary>
internal sealed partial class SelfAudit(ApiReading reading, LiveEngine engine, ILogger<SelfAudit> log) : IMetricsPart
{
    private const int Told = 20;

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    private readonly Instant began = Instant.From(reading.Time.GetUtcNow());
    private volatile AuditFinding? last = reading.Store.Ledger.LastAudit();

    /// <summary>Once a day; and once after a start when the last one found differences, which may be mended.</summary>
    public Task RunWhenDueAsync(CancellationToken cancellation) => IsDue ? RunAsync(cancellation) : Task.CompletedTask;

    /// <summary>Reads the whole store, on a thread of its own.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await Task.Factory.StartNew(() => Run(cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default) is { } found)
        {
            last = found;
            await engine.KeepFindingAsync(found);
        }
    }

    public void Write(MetricsText metrics)
    {
        metrics.Family("slowatch_audit_differences", "gauge", "What the last recount found to differ from what is stored; absent before the first.");
        if (last is { } finding)
        {
            metrics.Add(finding.Differences);
        }

        // Absent, it could not be seen to be long ago.
        metrics.Family("slowatch_audit_timestamp_seconds", "gauge", "When the last recount ended; before the first, when the service began.").Add((last?.EndedAt ?? began).Micros / 1_000_000d);
    }

    private bool IsDue => last is not { } known || known.EndedAt + Every <= Now || (known.Differences > 0 && known.EndedAt < began);

    private Instant Now => Instant.From(reading.Time.GetUtcNow());

    /// <summary>Null when nothing can be said, for rules change meanwhile.</summary>
    private AuditFinding? Run(CancellationToken cancellation)
    {
        if (engine.Health.Counting is not null)
        {
            return null; // what is stored is of two rules
        }

        RulesState rules = reading.Rules.Now;
        AuditResult result = Audit.Run(reading.Store, rules.Rules, null, cancellation);
        if (engine.Health.Counting is not null || !ReferenceEquals(rules.Rules, reading.Rules.Now.Rules))
        {
            return null; // counted by rules that are no longer in use
        }

        Tell(result);
        return new(Now, result.Differences.Count);
    }

    private void Tell(AuditResult result)
    {
        if (result.Differences.Count == 0)
        {
            Clean(result.Instances, result.Facts);
        }

        foreach (AuditDifference difference in result.Differences.Take(Told))
        {
            Differs(difference.ToString());
        }
    }

    [LoggerMessage(30, LogLevel.Information, "everything was recounted and nothing differs: {Instances} instances, {Facts} facts")]
    private partial void Clean(long instances, long facts);

    [LoggerMessage(31, LogLevel.Error, "a recount differs from what is stored ('slowatch audit' tells all): {Difference}")]
    private partial void Differs(string difference);
}

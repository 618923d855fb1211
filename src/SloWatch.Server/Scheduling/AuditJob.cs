using Quartz;
using SloWatch.Server.SelfMetrics;

namespace SloWatch.Server.Scheduling;

/// <summary>Recounts everything.</summary>
[DisallowConcurrentExecution]
internal sealed class AuditJob(SelfAudit audit) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(audit.RunAsync(cancellationToken));
}

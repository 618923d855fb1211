using Quartz;
using SloWatch.Server.SelfMetrics;

namespace SloWatch.Server.Scheduling;

/// <summary>Recounts everything when it is time to; what could not be recounted is, at the next look.</summary>
[DisallowConcurrentExecution]
internal sealed class AuditJob(SelfAudit audit) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(audit.RunWhenDueAsync(cancellationToken));
}

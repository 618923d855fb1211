using Quartz;
using SloWatch.Server.Alerting;

namespace SloWatch.Server.Scheduling;

/// <summary>Tells what became of alerts.</summary>
[DisallowConcurrentExecution]
internal sealed class AlertLogJob(AlertLog log) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(log.TellAsync());
}

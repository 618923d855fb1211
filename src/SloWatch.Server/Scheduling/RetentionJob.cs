using Quartz;
using SloWatch.Engine.Live;

namespace SloWatch.Server.Scheduling;

/// <summary>Removes what ended longer ago than it is kept.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(LiveEngine engine) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(engine.RetainAsync(cancellationToken));
}

using Quartz;
using SloWatch.Server.Rules;

namespace SloWatch.Server.Scheduling;

/// <summary>Takes changed rules up.</summary>
[DisallowConcurrentExecution]
internal sealed class RulesJob(RulesWatch watch) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(Task.Run(watch.Look, cancellationToken));
}

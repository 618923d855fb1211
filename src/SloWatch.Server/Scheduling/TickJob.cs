using Quartz;
using SloWatch.Engine.Live;

namespace SloWatch.Server.Scheduling;

/// <summary>What the clock asks for.</summary>
[DisallowConcurrentExecution]
internal sealed class TickJob(LiveEngine engine) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => new(engine.TickAsync());
}

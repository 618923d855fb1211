using Quartz;
using SloWatch.Engine.Polling;
using SloWatch.Server.Rules;

namespace SloWatch.Server.Scheduling;

/// <summary>Begins the rounds of sources that are asked. It waits for none: one that is slow must not hold up the others.</summary>
[DisallowConcurrentExecution]
internal sealed class PollJob(Polls polls, RulesInUse rules) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        _ = polls.LookAsync(rules.Now.Rules);
        return default;
    }
}

using Quartz;
using Quartz.Extensibility;

namespace SloWatch.Server.Scheduling;

/// <summary>Tells what became of jobs.</summary>
internal sealed class JobListener(JobWatch watch) : IJobListener
{
    public string Name => "watch";

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => default;

    public ValueTask JobProgressChanged(IJobExecutionContext context, FireInstanceProgress progress, CancellationToken cancellationToken = default) => default;

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        string job = context.JobDetail.JobType.Type.Name.Replace("Job", "", StringComparison.Ordinal).ToLowerInvariant();
        watch.Ended(job, context.JobRunTime, jobException?.GetBaseException());
        return default;
    }
}

using System.Collections.Concurrent;
using SloWatch.Core.Instances.Packing;
using SloWatch.Engine.Stores;

namespace SloWatch.Server.Scheduling;

/// <summary>Counts what became of jobs. One that failed is told in the log, once until it fails otherwise or ends well, and is tried again at its next time.</summary>
internal sealed partial class JobWatch(ILogger<JobWatch> log)
{
    private readonly ConcurrentDictionary<string, JobCount> counts = new();
    private readonly ConcurrentDictionary<string, string> failing = new();

    public IReadOnlyDictionary<string, JobCount> Counts => counts;

    /// <param name="failure">Null: it ended well.</param>
    public void Ended(string job, TimeSpan took, Exception? failure)
    {
        counts.AddOrUpdate(job, _ => default(JobCount).And(took, failure is not null), (_, before) => before.And(took, failure is not null));
        if (failure is null)
        {
            if (failing.TryRemove(job, out _))
            {
                WellAgain(job);
            }
        }
        else if (!failing.TryGetValue(job, out string? known) || known != failure.Message)
        {
            failing[job] = failure.Message;
            Tell(failure, job);
        }
    }

    /// <summary>A medium that fails says all there is to know, and where the program was then is no part of it.</summary>
    private void Tell(Exception failure, string job)
    {
        if (failure is StoreException or DamagedFactsException)
        {
            StoreFailed(job, failure.Message);
        }
        else
        {
            Failed(failure, job);
        }
    }

    [LoggerMessage(12, LogLevel.Error, "the job '{Job}' failed, and is tried again: {Reason}")]
    private partial void StoreFailed(string job, string reason);

    [LoggerMessage(10, LogLevel.Error, "the job '{Job}' failed, and is tried again")]
    private partial void Failed(Exception failure, string job);

    [LoggerMessage(11, LogLevel.Information, "the job '{Job}' ends well again")]
    private partial void WellAgain(string job);
}

/// <param name="Took">All of them together.</param>
internal readonly record struct JobCount(long Ended, long Failed, TimeSpan Took)
{
    public JobCount And(TimeSpan took, bool failed) => new(Ended + 1, Failed + (failed ? 1 : 0), Took + took);
}

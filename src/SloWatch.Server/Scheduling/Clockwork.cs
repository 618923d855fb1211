using Quartz;
using SloWatch.Server.Settings;

namespace SloWatch.Server.Scheduling;

/// <summary>What is done by the clock. A job that is slow is not begun again before it ends, and what it missed is not made up for.</summary>
internal sealed class Clockwork
{
    /// <summary>Under which it writes to the log.</summary>
    public const string LogCategory = "Quartz";

    /// <summary>Under these it tells of each job that failed, which <see cref="JobWatch"/> tells once.</summary>
    public static readonly string[] FailureLogCategories = ["Quartz.Core.JobRunShell", "Quartz.Core.ErrorLogger"];

    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RulesEvery = TimeSpan.FromSeconds(2);

    /// <summary>Not with the start, when there is enough to do.</summary>
    private static readonly TimeSpan AuditLook = TimeSpan.FromHours(1);
    private static readonly TimeSpan RetentionAfter = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    /// <summary>An audit, a removal and a diagnosis may take minutes, and must not hold up what is done each second.</summary>
    private const int Threads = 5;

    private readonly IScheduler scheduler;

    private Clockwork(IScheduler scheduler) => this.scheduler = scheduler;

    /// <summary>Without a tick, nothing is done by the clock.</summary>
    public static void AddTo(IServiceCollection services, ServerSettings settings)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UseInMemoryStore(store => store.MisfireThreshold = Late).UseDefaultThreadPool(Threads).AddJobListener(provider => new JobListener(provider.GetRequiredService<JobWatch>()));
            if (settings.Tick is { } interval)
            {
                quartz.ScheduleJob<TickJob>(trigger => trigger.StartNow().WithSchedule(Every(interval)));
                quartz.ScheduleJob<PollJob>(trigger => trigger.StartNow().WithSchedule(Every(interval)));
                quartz.ScheduleJob<DiagnosisJob>(trigger => trigger.StartNow().WithSchedule(Every(interval)));
                quartz.ScheduleJob<RulesJob>(trigger => trigger.StartNow().WithSchedule(Every(RulesEvery)));
                quartz.ScheduleJob<AuditJob>(trigger => trigger.StartAt(TimeProvider.System.GetUtcNow() + AuditLook).WithSchedule(Every(AuditLook)));
                quartz.ScheduleJob<RetentionJob>(trigger => trigger.StartAt(TimeProvider.System.GetUtcNow() + RetentionAfter).WithSchedule(Every(Daily)));
                if (settings.LogsAlerts)
                {
                    quartz.ScheduleJob<AlertLogJob>(trigger => trigger.StartNow().WithSchedule(Every(interval)));
                }
            }
        });
    }

    public static async Task<Clockwork> StartAsync(IServiceProvider services)
    {
        IScheduler scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await scheduler.Start();
        return new(scheduler);
    }

    /// <summary>Waits for jobs that are under way.</summary>
    public async Task StopAsync() => await scheduler.Shutdown(waitForJobsToComplete: true);

    private static SimpleScheduleBuilder Every(TimeSpan interval) =>
        SimpleScheduleBuilder.Create().WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithExistingCount);
}

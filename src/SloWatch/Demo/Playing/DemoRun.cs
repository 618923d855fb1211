using SloWatch.Cli.Demo.Simulation;
using SloWatch.Cli.Demo.Telling;
using SloWatch.Cli.Printing;
using SloWatch.Core.Time;
using SloWatch.Server;

namespace SloWatch.Cli.Demo.Playing;

/// <summary>The simulated world goes on, its sources report to the service, and the narrator tells.</summary>
internal sealed class DemoRun(DemoPlan plan, IPace pace, SloWatchServer server, Posting posting, Narrator narrator)
{
    private readonly Reports reports = new(plan.Begin - DemoPlan.Past, plan.Faults);
    private readonly HashSet<string> refused = [];

    /// <summary>Tells what was before the demo begins; gives how many events that are.</summary>
    public async Task<long> TellPastAsync(CancellationToken cancellation)
    {
        // First that each is there: else what one has told would be judged as if the others had nothing to tell.
        long events = await ReportAsync(plan.Begin - DemoPlan.Past, cancellation) + await ReportAsync(plan.Begin, cancellation);
        await server.TickAsync();
        return events;
    }

    /// <summary>Until it is cancelled, or the clock shows a time.</summary>
    public async Task PlayAsync(Instant until, CancellationToken cancellation)
    {
        for (Instant told = plan.Begin; told < until;)
        {
            bool wasFast = !pace.IsWall;
            Instant now = await pace.NextAsync(cancellation);
            await ReportAsync(now, cancellation);
            if (pace.IsDriven)
            {
                await server.TickAsync();
            }

            await narrator.TellAsync(new(told, now), cancellation);
            if (wasFast && pace.IsWall)
            {
                narrator.Say(now, "the day is over", Tint.Strong, "from now on the clock goes as yours does, and 'slowatch status' knows everything.");
            }

            told = now;
        }
    }

    private async Task<long> ReportAsync(Instant until, CancellationToken cancellation)
    {
        long events = 0;
        foreach (Report report in reports.Until(until))
        {
            events += report.Events.Count;
            if (await posting.PostAsync(report, cancellation) is { } reason && refused.Add(report.Source.Name))
            {
                narrator.TellRefused(until, report.Source.Name, reason);
            }
        }

        return events;
    }
}

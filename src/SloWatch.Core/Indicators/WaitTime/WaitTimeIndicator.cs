using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.WaitTime;

public sealed class WaitTimeIndicator(TimeSpan within, string? step) : IStepIndicator
{
    private readonly ElapsedClock clock = ElapsedClock.Instance;

    public string Type => "waitTime";

    public Sight Needs => Sight.Steps | Sight.OpenSteps | Sight.PickUp | Sight.EveryInstance;

    public string Canonical => $"waitTime;within={within.Ticks};step={step};clock={clock.Canonical}";

    public string Text => $"{(step is null ? "every step" : $"step {step}")} is picked up within {DurationText.Format(within)}";

    public bool HasDeadline => true;

    public string? Step => step;

    public Judgement? Judge(in StepUnit unit, Instant now)
    {
        StepRun run = unit.Run;
        if (run.FirstWaitAt is not { } begun)
        {
            Instant at = run.StartedAt ?? run.FirstSeen;
            bool begins = run.StartedAt is not null || run.StartMissed || unit.Closing is { Assumed: false };
            return begins ? Judgement.StartUnknown(at, at) : null;
        }

        foreach (TimeRange wait in run.Waits)
        {
            Instant due = clock.After(wait.From, within, []);
            if (wait.To > due)
            {
                return new(Verdict.Bad(due, due, "picked up after its deadline"), begun, run.WaitingSince is null ? run.Waits[^1].To : unit.Closing?.At);
            }
        }

        return run.WaitingSince is { } since
            ? new(StillWaiting(unit, clock.After(since, within, []), now), begun, unit.Closing?.At)
            : new(Verdict.Good(run.Waits[^1].To, clock.After(run.Waits[^1].From, within, []), "picked up in time"), begun, run.Waits[^1].To);
    }

    private static Verdict StillWaiting(in StepUnit unit, Instant deadline, Instant now)
    {
        if (unit.Closing is not { } end)
        {
            return Timed.Open(deadline, unit.IsBlindBefore(deadline), now) is { Kind: VerdictKind.Bad } bad ? bad with { Reason = "not picked up by its deadline" } : Timed.Open(deadline, unit.IsBlindBefore(deadline), now);
        }

        if (end.At > deadline)
        {
            return Verdict.Bad(deadline, deadline, "not picked up by its deadline");
        }

        return end.Outcome switch
        {
            Outcome.Failed => Verdict.Bad(end.At, deadline, "failed before it was picked up"),
            Outcome.TimedOut => Verdict.Bad(end.At, deadline, "timed out in the engine before it was picked up"),
            Outcome.Completed => Verdict.Excluded(end.At, "start unknown: ended without being seen to be picked up"),
            _ => Verdict.Excluded(end.At, "ended before it was picked up"),
        };
    }
}

using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.WaitTime;

public sealed class WaitTimeIndicator(TimeLimit within, string? step) : IStepIndicator
{
    public string Type => "waitTime";

    public Sight Needs => Sight.Steps | Sight.OpenSteps | Sight.PickUp | Sight.EveryInstance;

    public string Canonical => $"waitTime;within={within.Amount};step={step};clock={within.Clock}";

    public string Text => $"{(step is null ? "every step" : $"step {step}")} is picked up within {within.Text}";

    public bool HasDeadline => true;

    public BadFor BadFor => BadFor.Waiting;

    public TimeLimit? Limit => within;

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

        UnitClock clock = unit.Clock;
        foreach (TimeRange wait in run.Waits)
        {
            Instant due = clock.Until(wait.To).After(wait.From, within);
            if (wait.To > due)
            {
                return new(Verdict.Bad(due, due, "picked up after its deadline"), begun, ClosedAt(unit, begun));
            }
        }

        return run.WaitingSince is { } since
            ? StillWaiting(unit, begun, clock.After(since, within), now)
            : new(Verdict.Good(run.Waits[^1].To, clock.Until(run.Waits[^1].To).After(run.Waits[^1].From, within), "picked up in time"), begun, run.Waits[^1].To);
    }

    /// <summary>With its last wait, or with the run when it ends while it waits; clocks differ, but no unit closes before it begins.</summary>
    private static Instant? ClosedAt(in StepUnit unit, Instant begun)
    {
        if (unit.Run.WaitingSince is null)
        {
            return unit.Run.Waits[^1].To;
        }

        return unit.Closing is { } end ? Instant.Max(begun, end.At) : null;
    }

    private static Judgement StillWaiting(in StepUnit unit, Instant begun, Instant deadline, Instant now)
    {
        if (unit.Closing is not { } end)
        {
            Verdict open = Timed.Open(deadline, unit.IsBlindBefore(deadline), now);
            return new(open.Kind == VerdictKind.Bad ? open with { Reason = "not picked up by its deadline" } : open, begun, null);
        }

        // An end may come before the wait would have begun: a retry that was not due yet.
        Instant at = Instant.Max(begun, end.At);
        return new(at > deadline ? Timed.Late(end, deadline, unit.IsBlindBefore(deadline), "not picked up by its deadline") : NotPickedUp(end.Outcome, at, deadline), begun, at);
    }

    private static Verdict NotPickedUp(Outcome ended, Instant at, Instant deadline) => ended switch
    {
        Outcome.Failed => Verdict.Bad(at, deadline, "failed before it was picked up"),
        Outcome.TimedOut => Verdict.Bad(at, deadline, "timed out in the engine before it was picked up"),
        Outcome.Completed => Verdict.Excluded(at, "start unknown: ended without being seen to be picked up"),
        _ => Verdict.Excluded(at, "ended before it was picked up"),
    };
}

using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.StepTime;

public sealed class StepTimeIndicator(TimeSpan within, string? step, OnFailure onFailure) : IStepIndicator
{
    private readonly ElapsedClock clock = ElapsedClock.Instance;

    public string Type => "stepTime";

    public Sight Needs => Sight.Steps | Sight.OpenSteps | Sight.EveryInstance;

    public string Canonical => $"stepTime;within={within.Ticks};step={step};onFailure={onFailure};clock={clock.Canonical}";

    public string Text => $"{(step is null ? "every step" : $"step {step}")} ends within {DurationText.Format(within)} of its start";

    public bool HasDeadline => true;

    public string? Step => step;

    public Judgement? Judge(in StepUnit unit, Instant now)
    {
        Closing? closing = unit.Closing;
        if (unit.Run.StartedAt is { } begun)
        {
            Instant deadline = clock.After(begun, within, []);
            return Timed.Judge(begun, closing, deadline, unit.IsBlindBefore(deadline), onFailure, now);
        }

        if (closing is { Outcome: Events.Outcome.Skipped } skipped)
        {
            return new(Verdict.Excluded(skipped.At, "skipped"), skipped.At, skipped.At);
        }

        return unit.Run.StartMissed || closing is { Assumed: false } ? Judgement.StartUnknown(closing?.At ?? unit.Run.FirstSeen, closing?.At) : null;
    }
}

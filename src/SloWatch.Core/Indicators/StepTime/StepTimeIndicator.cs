using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.StepTime;

public sealed class StepTimeIndicator(TimeLimit within, string? step, OnFailure onFailure) : IStepIndicator
{
    public string Type => "stepTime";

    public Sight Needs => Sight.Steps | Sight.OpenSteps | Sight.EveryInstance;

    public string Canonical => $"stepTime;within={within.Amount};step={step};onFailure={onFailure};clock={within.Clock}";

    public string Text => $"{(step is null ? "every step" : $"step {step}")} ends within {within.Text} of its start";

    public bool HasDeadline => true;

    public TimeLimit? Limit => within;

    public string? Step => step;

    public Judgement? Judge(in StepUnit unit, Instant now)
    {
        Closing? closing = unit.Closing;
        if (unit.Run.StartedAt is { } begun)
        {
            Instant deadline = unit.Clock.After(begun, within);
            return Timed.Judge(begun, closing, deadline, unit.IsBlindBefore(deadline), onFailure, now);
        }

        if (closing is { Outcome: Events.Outcome.Skipped } skipped)
        {
            return new(Verdict.Excluded(skipped.At, "skipped"), skipped.At, skipped.At);
        }

        return unit.Run.StartMissed || closing is { Assumed: false } ? Judgement.StartUnknown(closing?.At ?? unit.Run.FirstSeen, closing?.At) : null;
    }
}

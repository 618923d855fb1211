using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Success;

/// <summary>A run counts from the first that was seen of it, for its outcome does not depend on its start; a deadline does.</summary>
public sealed class StepSuccess(Acceptance acceptance, string step) : IStepIndicator
{
    public string Type => "success";

    public Sight Needs => HasDeadline ? Sight.Steps | Sight.OpenSteps | Sight.EveryInstance : Sight.Steps | Sight.EveryInstance;

    public string Canonical => $"success;step={step};{acceptance.Canonical}";

    public string Text => $"step {step} {acceptance.Text}";

    public bool HasDeadline => acceptance.Within is not null;

    public TimeLimit? Limit => acceptance.Within;

    public string? Step => step;

    public Judgement? Judge(in StepUnit unit, Instant now)
    {
        Instant? begun = HasDeadline ? unit.Run.StartedAt : unit.Run.StartedAt ?? unit.Run.FirstSeen;
        Closing? closing = unit.Closing;
        if (begun is { } from)
        {
            Instant deadline = acceptance.DeadlineAfter(from, unit.Clock);
            return acceptance.Judge(from, closing, deadline, unit.IsBlindBefore(deadline), now);
        }

        return unit.Run.StartMissed || closing is { Assumed: false } ? Judgement.StartUnknown(closing?.At ?? unit.Run.FirstSeen, closing?.At) : null;
    }
}

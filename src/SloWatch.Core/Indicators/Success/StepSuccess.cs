using SloWatch.Core.Events;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Success;

/// <summary>A run counts from its scheduling, so that one that no worker takes up is seen; without a deadline, from the first that was seen of it.</summary>
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
        Instant? begun = HasDeadline ? unit.Run.BegunAt : unit.Run.BegunAt ?? unit.Run.FirstSeen;
        if (begun is { } from)
        {
            Instant deadline = acceptance.DeadlineAfter(from, unit.Clock);
            return acceptance.Judge(from, unit.Closing, deadline, unit.IsBlindBefore(deadline), now);
        }

        return WithoutBeginning(unit);
    }

    /// <summary>Whether it was in time cannot be told. A failure is bad either way: at its end, the first moment that is certain.</summary>
    private Judgement? WithoutBeginning(in StepUnit unit)
    {
        bool wasOpen = unit.Run.LastOpen > Instant.Never;
        return unit.Closing switch
        {
            { Outcome: Outcome.Completed } end => Judgement.StartUnknown(end.At, end.At),
            { } end when wasOpen || !end.Assumed => acceptance.Judge(end.At, end, Instant.Ever, blind: false, Instant.Ever),
            null when wasOpen => Judgement.StartUnknown(unit.Run.FirstSeen, null),
            _ => null,
        };
    }
}

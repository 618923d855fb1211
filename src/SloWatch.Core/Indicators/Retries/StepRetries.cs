using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Retries;

public sealed class StepRetries(int max, string step) : IStepIndicator
{
    public string Type => "retries";

    public Sight Needs => Sight.Steps | Sight.Attempts | Sight.EveryInstance;

    public string Canonical => $"retries;max={max};step={step}";

    public string Text => $"step {step} needs at most {max} retries";

    public bool HasDeadline => false;

    public TimeLimit? Limit => null;

    public string? Step => step;

    public Judgement? Judge(in StepUnit unit, Instant now)
    {
        Instant begun = unit.Run.BegunAt ?? unit.Run.FirstSeen;
        Closing? end = unit.Closing;
        bool wasSeen = unit.Run.LastOpen > Instant.Never || end is { Assumed: false };
        if (!wasSeen)
        {
            return null;
        }

        Instant? oneTooMany = unit.Run.Retries.Where(entry => entry.Retries > max).Select(entry => (Instant?)entry.At).FirstOrDefault();
        return ByAbsence.Judge(begun, end, oneTooMany, $"more than {max} retries", "ended without more retries", unit.IsBlindBetween(begun, end?.At ?? Instant.Ever));
    }
}

using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Retries;

public sealed class StepRetries(int max, string step) : IStepIndicator
{
    public string Type => "retries";

    public Sight Needs => Sight.Steps | Sight.Attempts | Sight.EveryInstance;

    public string Canonical => $"retries;max={max};step={step}";

    public string Text { get; } = $"step {step} {RetryText.Allowed(max)}";

    public bool HasDeadline => false;

    public BadFor BadFor => BadFor.Failing;

    public TimeLimit? Limit => null;

    public string? Step => step;

    private string TooMany { get; } = RetryText.TooMany(max);

    private string NotTooMany { get; } = RetryText.NotTooMany(max);

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
        return ByAbsence.Judge(begun, end, oneTooMany, TooMany, NotTooMany, unit.IsBlindBetween(begun, end?.At ?? Instant.Ever));
    }
}

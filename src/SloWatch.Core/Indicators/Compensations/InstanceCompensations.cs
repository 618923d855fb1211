using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Compensations;

public sealed class InstanceCompensations(int max) : TooManyInInstance(max)
{
    public override string Type => "compensations";

    public override Sight Needs => Sight.Starts | Sight.Ends | Sight.Steps | Sight.EveryInstance;

    public override string Text { get; } = max == 0 ? "nothing has to be undone" : $"at most {CountText.Of(max, "step is", "steps are")} undone";

    protected override string TooMany { get; } = max == 0 ? "a step was undone" : $"more than {CountText.Of(max, "step was", "steps were")} undone";

    protected override string NotTooMany { get; } = max == 0 ? "ended with nothing undone" : $"ended with at most {CountText.Of(max, "step", "steps")} undone";

    protected override IEnumerable<(Instant At, int Times)> Moments(InstanceUnit unit) =>
        unit.Runs.Where(run => run.Run.Compensates is not null).Select(run => run.Run.TakenUpAt).OfType<Instant>().Select(at => (at, 1));
}

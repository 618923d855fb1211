using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Compensations;

public sealed class InstanceCompensations(int max) : TooManyInInstance(max)
{
    public override string Type => "compensations";

    public override Sight Needs => Sight.Starts | Sight.Ends | Sight.Steps | Sight.EveryInstance;

    public override string Text { get; } = $"undoes at most {max} steps";

    protected override string Counted => "undone steps";

    protected override IEnumerable<(Instant At, int Times)> Moments(InstanceUnit unit) =>
        unit.Runs.Where(run => run.Run.Compensates is not null).Select(run => (run.Run.BegunAt ?? run.Run.FirstSeen, 1));
}

using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Retries;

public sealed class InstanceRetries(int max) : TooManyInInstance(max)
{
    public override string Type => "retries";

    public override Sight Needs => Sight.Starts | Sight.Ends | Sight.Attempts | Sight.EveryInstance;

    public override string Text { get; } = RetryText.Allowed(max);

    protected override string TooMany { get; } = RetryText.TooMany(max);

    protected override string NotTooMany { get; } = RetryText.NotTooMany(max);

    protected override IEnumerable<(Instant At, int Times)> Moments(InstanceUnit unit) =>
        unit.Runs.SelectMany(run => Growth(run.Run.Retries)).Concat(unit.Lives.SelectMany(life => Growth(life.Level.Retries)));

    private static IEnumerable<(Instant At, int More)> Growth(IReadOnlyList<(Instant At, int Retries)> retries) =>
        retries.Select((entry, i) => (entry.At, entry.Retries - (i > 0 ? retries[i - 1].Retries : 0)));
}

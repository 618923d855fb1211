using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Success;

public sealed class InstanceSuccess(Acceptance acceptance, CaseDeadline? deadlines) : IInstanceIndicator
{
    public string Type => "success";

    public Sight Needs => Sight.Starts | Sight.Ends | Sight.EveryInstance;

    public string Canonical => $"success;{deadlines?.Canonical}{acceptance.Canonical}";

    public string Text => deadlines is null ? acceptance.Text : $"{acceptance.Text}, or by {deadlines.Text}";

    public bool HasDeadline => acceptance.Within is not null;

    public CaseDeadline? OwnDeadline => deadlines;

    public TimeLimit? Limit => deadlines is null ? acceptance.Within : null;

    public bool WatchesProgress => false;

    public Instant? DeadlineOf(in InstanceUnit unit) => HasDeadline && unit.BegunAt is { } begun ? DeadlineOf(unit, begun) : null;

    public Judgement? Judge(in InstanceUnit unit, Instant now)
    {
        if (unit.BegunAt is not { } begun)
        {
            return Judgement.StartUnknown(unit.First.FirstSeen, unit.Closing?.At);
        }

        Instant deadline = DeadlineOf(unit, begun);
        return acceptance.Judge(begun, unit.Closing, deadline, unit.IsBlindBefore(deadline), now);
    }

    private Instant DeadlineOf(in InstanceUnit unit, Instant begun)
    {
        Instant limit = acceptance.DeadlineAfter(begun, unit.Clock);
        return deadlines is null ? limit : deadlines.Of(unit, begun, unit.Closing?.At ?? Instant.Ever, limit);
    }
}

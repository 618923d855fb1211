using SloWatch.Core.Events;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.CycleTime;

public sealed class CycleTimeIndicator(TimeLimit within, CasePart part, CaseDeadline? deadlines, OnFailure onFailure) : IInstanceIndicator
{
    public string Type => "cycleTime";

    /// <summary>It is not about the whole way of a case.</summary>
    public bool IsOfPart => !part.IsWhole;

    public Sight Needs => part.Needs | Sight.EveryInstance;

    public string Canonical => $"cycleTime;within={within.Amount};{part.Canonical}{deadlines?.Canonical}onFailure={onFailure};clock={within.Clock}";

    public string Text => deadlines is null ? $"{part.Text} within {within.Text}" : $"{part.Text} by {deadlines.Text}, or within {within.Text}";

    public bool HasDeadline => true;

    public CaseDeadline? OwnDeadline => deadlines;

    public TimeLimit? Limit => deadlines is null ? within : null;

    public bool WatchesProgress => part.WatchesSteps;

    public Instant? DeadlineOf(in InstanceUnit unit) => part.Begun(unit) is { } begun ? DeadlineOf(unit, begun, part.Closing(unit, begun)) : null;

    public Judgement? Judge(in InstanceUnit unit, Instant now)
    {
        if (part.Begun(unit) is not { } begun)
        {
            return part.BegunUnseen(unit) is { } seen ? Judgement.StartUnknown(seen, unit.Closing?.At) : null;
        }

        Closing? reached = part.Closing(unit, begun);
        Instant deadline = DeadlineOf(unit, begun, reached);
        if (part.IsWhole)
        {
            return Timed.Judge(begun, unit.Closing, deadline, unit.IsBlindBefore(deadline), onFailure, now);
        }

        return part.To is { } to && reached is null && unit.Closing is { Outcome: Outcome.Completed } end && end.At <= deadline
            ? Judgement.Closed(Verdict.Excluded(Instant.Max(begun, end.At), $"ended without {to.Text}"), begun, end.At)
            : Timed.Judge(begun, reached ?? unit.Closing, deadline, unit.IsBlindBetween(begun, deadline), onFailure, now);
    }

    private Instant DeadlineOf(in InstanceUnit unit, Instant begun, Closing? reached)
    {
        Instant limit = unit.Clock.Until(reached?.At ?? Instant.Ever).After(begun, within);
        return deadlines is null ? limit : deadlines.Of(unit, begun, (reached ?? unit.Closing)?.At ?? Instant.Ever, limit);
    }
}

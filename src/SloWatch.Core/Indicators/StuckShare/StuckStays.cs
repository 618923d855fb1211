using SloWatch.Core.Indicators.Stuck;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.StuckShare;

/// <summary>When a case is stuck: from the moment at which it has stayed too long, until it moves on or ends.</summary>
/// <param name="Track">Null: by progress.</param>
internal sealed record StuckStays(TimeLimit After, string? Track)
{
    public Sight Needs => Sight.Starts | Sight.Ends | Sight.Order | Sight.EveryInstance | (Track is null ? Sight.None : Sight.States);

    public Sight NeedsOneOf => Track is null ? StuckIndicator.OfProgress : Sight.None;

    public string Canonical => $"after={After.Canonical};track={Track}";

    public IEnumerable<TimeRange> StuckIn(InstanceUnit lives, Life life, Instant begun, Instant now)
    {
        UnitClock clock = lives.Clock;
        return StaysOf(life).AllPast(from => StuckIndicator.Due(lives, clock, from, After), begun, life.Closing is { } end ? Instant.Max(begun, end.At) : null, now);
    }

    /// <summary>When an open case will be stuck, unless it moves on.</summary>
    public Instant DueIn(in InstanceUnit lives, Life life, Instant begun) => StuckIndicator.Due(lives, lives.Clock, Instant.Max(StaysOf(life).Latest ?? begun, begun), After);

    private Stays StaysOf(Life life) => Track is null ? life.Progress : life.TrackOf(Track).Stays;
}

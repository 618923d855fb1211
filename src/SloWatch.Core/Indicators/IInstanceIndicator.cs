using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators;

/// <summary>Judges instances: one life, or several that are one unit.</summary>
public interface IInstanceIndicator : IIndicator
{
    string IIndicator.Noun => "instances";

    /// <summary>Steps count as progress here, so their events call for a new judgement.</summary>
    bool WatchesProgress { get; }

    /// <summary>An instance that hangs is bad here, wherever it hangs, so that others of its workflow may leave it pending.</summary>
    bool ShowsWhatHangs => false;

    /// <summary>When the unit is due, whatever happens to it; null when it has no deadline of its own.</summary>
    Instant? DeadlineOf(in InstanceUnit unit);

    /// <summary>Null: what is measured has not begun, so there is no unit yet.</summary>
    Judgement? Judge(in InstanceUnit unit, Instant now);
}

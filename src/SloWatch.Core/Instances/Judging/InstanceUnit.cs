using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>One or more lives of an instance that are one unit.</summary>
/// <param name="handedOver">Who took over from the instance.</param>
public readonly struct InstanceUnit(IReadOnlyList<Life> lives, int first, int last, IReadOnlyList<TimeRange> gaps, Pauses pauses, IReadOnlyList<WorkflowEvent> handedOver)
{
    public Life First => lives[first];

    public Life Last => lives[last];

    public int Count => last - first + 1;

    public Life this[int index] => lives[first + index];

    /// <summary>Null when the start was never seen.</summary>
    public Instant? BegunAt => First.BegunAt;

    /// <summary>Null while the last life is open.</summary>
    public Closing? Closing => Last.Closing;

    public IEnumerable<Life> Lives => lives.Skip(first).Take(Count);

    /// <summary>All runs of all its lives, in no particular order.</summary>
    public IEnumerable<StepUnit> Runs
    {
        get
        {
            (IReadOnlyList<TimeRange> lost, Pauses stops) = (gaps, pauses);
            return Lives.SelectMany(life => life.Runs.Select(run => new StepUnit(run, life, lost, stops)));
        }
    }

    public UnitClock Clock => pauses.IsNone ? UnitClock.Running : UnitClock.Of(lives, first, last, pauses, gaps, Closing?.At ?? Instant.Ever);

    /// <summary>`instance`, or `instance#2` for one that begins with the second life.</summary>
    public string Name => NameOf(First.Number);

    public static string NameOf(int firstLife) => firstLife == 1 ? "instance" : $"instance#{firstLife}";

    /// <summary>Facts were lost that may have shown an end before the deadline.</summary>
    public bool IsBlindBefore(Instant deadline) => Gaps.Hide(gaps, Last.LastSeen, deadline);

    /// <summary>Facts of <see cref="EventKind.HandedOver"/>, of all lives of the instance.</summary>
    public IReadOnlyList<WorkflowEvent> HandedOver => handedOver;

    public bool HasGaps => gaps.Count > 0;

    /// <summary>Facts were lost that may belong between two moments.</summary>
    public bool IsBlindBetween(Instant from, Instant to) => SeesAgainAfter(from, to) is not null;

    /// <summary>The end of a gap that hides some of the range; null when none does.</summary>
    public Instant? SeesAgainAfter(Instant from, Instant to)
    {
        for (int i = 0; i < gaps.Count; i++)
        {
            if (gaps[i].From <= to && gaps[i].To > from)
            {
                return gaps[i].To;
            }
        }

        return null;
    }
}

internal static class Gaps
{
    /// <summary>Whether lost facts lie between the last sighting and the deadline.</summary>
    public static bool Hide(IReadOnlyList<TimeRange> gaps, Instant lastSeen, Instant deadline)
    {
        for (int i = 0; i < gaps.Count; i++)
        {
            if (gaps[i].From <= deadline && gaps[i].To > lastSeen)
            {
                return true;
            }
        }

        return false;
    }
}

using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>The states an instance went through on one track.</summary>
public sealed class StateTrack
{
    private readonly List<(Instant At, Instant NotBefore, string State)> entered = [];

    /// <summary>When a state was told that went on.</summary>
    private List<Instant>? toldAgain;

    public Stays Stays { get; } = new();

    /// <summary>Each state when it was entered, in fold order; `NotBefore` is `At` unless it was only noticed.</summary>
    public IReadOnlyList<(Instant At, Instant NotBefore, string State)> Entered => entered;

    /// <summary>Called in fold order. A state that is told again while it lasts goes on.</summary>
    public void Enter(Instant at, Instant? notBefore, string state)
    {
        if (entered.Count > 0 && entered[^1].State == state)
        {
            (toldAgain ??= []).Add(at);
            return;
        }

        entered.Add((at, notBefore ?? at, state));
        Stays.Add(at, notBefore);
    }

    /// <summary>The state at a moment; null before the first.</summary>
    public string? StateAt(Instant at)
    {
        for (int i = entered.Count - 1; i >= 0; i--)
        {
            if (entered[i].At <= at)
            {
                return entered[i].State;
            }
        }

        return null;
    }

    /// <summary>When a state was told first, from a moment on, be it a new one or one that goes on; <see cref="Instant.Ever"/> when none was.</summary>
    internal Instant FirstToldFrom(Instant from)
    {
        int again = toldAgain?.FindIndex(at => at >= from) ?? -1;
        int next = entered.FindIndex(entry => entry.At >= from);
        return Instant.Min(again < 0 ? Instant.Ever : toldAgain![again], next < 0 ? Instant.Ever : entered[next].At);
    }

    /// <summary>Adds every stay in a state, each as long as it may have been: what was only noticed may have begun earlier and ended later.</summary>
    internal void AddStaysIn(string state, List<TimeRange> into)
    {
        for (int i = 0; i < entered.Count; i++)
        {
            if (entered[i].State == state)
            {
                into.Add(new TimeRange(Instant.Min(entered[i].NotBefore, entered[i].At), i + 1 < entered.Count ? entered[i + 1].At : Instant.Ever));
            }
        }
    }

    /// <summary>The first stay that lasts past its due time, from its beginning to then, whatever clock it is counted by; it looks at every stay.</summary>
    internal TimeRange? FirstPast(Func<Instant, string?, Instant> dueOf, Instant begun, Instant? closedAt, Instant now)
    {
        (Instant from, string? state) = (begun, null);
        foreach ((Instant at, Instant notBefore, string next) in entered)
        {
            Instant due = dueOf(from, state);
            if (notBefore > due && due < (closedAt ?? Instant.Ever))
            {
                return new TimeRange(from, due);
            }

            (from, state) = (Instant.Max(at, begun), next);
        }

        Instant last = dueOf(from, state);
        return last < (closedAt ?? now) ? new TimeRange(from, last) : null;
    }

    /// <summary>
    /// Where the first stay begins that is longer than the limit of its state; null when none is. It looks at every stay, so where all
    /// states have one limit <see cref="Stays.FirstLongerThan"/> is the one to ask. What was entered before the beginning counts from there.
    /// </summary>
    public Instant? FirstLongerThan(Func<string?, TimeSpan> limitOf, Instant begun, Instant? closedAt, Instant now)
    {
        (Instant from, string? state) = (begun, null);
        foreach ((Instant at, Instant notBefore, string next) in entered)
        {
            Instant due = from + limitOf(state);
            if (notBefore > due && due < (closedAt ?? Instant.Ever))
            {
                return from;
            }

            (from, state) = (Instant.Max(at, begun), next);
        }

        return from + limitOf(state) < (closedAt ?? now) ? from : null;
    }
}

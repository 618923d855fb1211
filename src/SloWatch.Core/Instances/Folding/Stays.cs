using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>
/// Moments at which an instance moved on, and of the stays between them those that were longer than every one before: the first stay
/// longer than a limit is always among these, whatever the limit.
/// </summary>
public sealed class Stays
{
    private readonly List<Instant> moves = [];
    private readonly List<(Instant From, TimeSpan Length)> longest = [];

    /// <summary>Null before the first move.</summary>
    public Instant? Latest => moves.Count > 0 ? moves[^1] : null;

    public void Move(Instant at)
    {
        if (moves.Count == 0 || at >= moves[^1])
        {
            Append(at);
            return;
        }

        int index = moves.BinarySearch(at);
        moves.Insert(index < 0 ? ~index : index, at);
        Rebuild();
    }

    /// <summary>
    /// Where the first stay begins that is longer than <paramref name="limit"/>; null when none is. A stay between two moves has its length
    /// whatever the time is; the last one lasts until the close, or until now.
    /// </summary>
    public Instant? FirstLongerThan(TimeSpan limit, Instant begun, Instant? closedAt, Instant now)
    {
        Instant end = closedAt ?? Instant.Ever;
        if (moves.Count > 0 && moves[0] > begun + limit && begun + limit < end)
        {
            return begun;
        }

        foreach ((Instant from, TimeSpan length) in longest)
        {
            if (length > limit)
            {
                return from + limit < end ? from : null;
            }
        }

        Instant last = Latest ?? begun;
        return last + limit < (closedAt ?? now) ? last : null;
    }

    private void Append(Instant at)
    {
        if (moves.Count > 0)
        {
            TimeSpan length = at - moves[^1];
            if (longest.Count == 0 || length > longest[^1].Length)
            {
                longest.Add((moves[^1], length));
            }
        }

        moves.Add(at);
    }

    private void Rebuild()
    {
        Instant[] all = [.. moves];
        moves.Clear();
        longest.Clear();
        foreach (Instant at in all)
        {
            Append(at);
        }
    }
}

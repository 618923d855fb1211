using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Folding;

/// <summary>
/// Moments at which an instance moved on, and of the stays between them those that were longer than every one before: the first stay
/// longer than a limit is always among these, whatever the limit.
/// </summary>
/// <param name="expected">How many moves, as far as is known.</param>
public sealed class Stays(int expected = 0)
{
    private readonly List<Move> moves = new(expected);
    private readonly List<(Instant From, TimeSpan Length)> longest = [];

    /// <summary>How many stays <see cref="longest"/> was picked from, from the first on.</summary>
    private int measured;

    /// <summary>What they were cut off at.</summary>
    private Instant measuredFrom = Instant.Never;

    /// <summary>Null before the first move.</summary>
    public Instant? Latest => moves.Count > 0 ? moves[^1].At : null;

    /// <summary>The first move from a moment on; <see cref="Instant.Ever"/> when there was none.</summary>
    internal Instant FirstFrom(Instant from)
    {
        int index = moves.BinarySearch(new Move(from, Instant.Never));
        index = index < 0 ? ~index : index;
        return index < moves.Count ? moves[index].At : Instant.Ever;
    }

    /// <param name="notBefore">Of a move that was only noticed: it ends the stay before it then, and begins the next at <paramref name="at"/>.</param>
    public void Add(Instant at, Instant? notBefore)
    {
        Move move = new(at, notBefore ?? at);
        if (moves.Count == 0 || move.CompareTo(moves[^1]) >= 0)
        {
            moves.Add(move);
            return;
        }

        int index = moves.BinarySearch(move);
        moves.Insert(index < 0 ? ~index : index, move);
        longest.Clear();
        measured = 0;
    }

    /// <summary>
    /// Where the first stay begins that is longer than <paramref name="limit"/>; null when none is. A stay between two moves has its length
    /// whatever the time is; the last one lasts until the close, or until now. What was told of the time before the beginning counts from there.
    /// </summary>
    public Instant? FirstLongerThan(TimeSpan limit, Instant begun, Instant? closedAt, Instant now)
    {
        Instant end = closedAt ?? Instant.Ever;
        if (moves.Count > 0 && moves[0].NotBefore > begun + limit && begun + limit < end)
        {
            return begun;
        }

        MeasureTheRest(begun);
        foreach ((Instant from, TimeSpan length) in longest)
        {
            if (length > limit)
            {
                return from + limit < end ? from : null;
            }
        }

        Instant last = Instant.Max(Latest ?? begun, begun);
        return last + limit < (closedAt ?? now) ? last : null;
    }

    /// <summary>The first stay that lasts past its due time, from its beginning to then, whatever clock it is counted by; it looks at every stay.</summary>
    /// <param name="least">No stay is due before it has lasted so long.</param>
    internal TimeRange? FirstPast(Func<Instant, Instant> dueOf, TimeSpan least, Instant begun, Instant? closedAt, Instant now)
    {
        Instant from = begun;
        foreach (Move move in moves)
        {
            if (move.NotBefore > from + least && dueOf(from) is var due && move.NotBefore > due && due < (closedAt ?? Instant.Ever))
            {
                return new TimeRange(from, due);
            }

            from = Instant.Max(move.At, begun);
        }

        Instant last = dueOf(from);
        return last < (closedAt ?? now) ? new TimeRange(from, last) : null;
    }

    /// <summary>Every stay that lasts past its due time: from then until it ends, or for ever while it goes on; it looks at every stay.</summary>
    internal IEnumerable<TimeRange> AllPast(Func<Instant, Instant> dueOf, Instant begun, Instant? closedAt, Instant now)
    {
        Instant end = closedAt ?? Instant.Ever;
        Instant from = begun;
        foreach (Move move in moves)
        {
            if (move.NotBefore > from && dueOf(from) is var due && due < Instant.Min(move.NotBefore, end))
            {
                yield return new TimeRange(due, Instant.Min(move.NotBefore, end));
            }

            from = Instant.Max(move.At, begun);
        }

        if (dueOf(from) is var last && last < (closedAt ?? now))
        {
            yield return new TimeRange(last, end);
        }
    }

    private void MeasureTheRest(Instant begun)
    {
        if (measuredFrom != begun)
        {
            longest.Clear();
            (measured, measuredFrom) = (0, begun);
        }

        for (; measured < moves.Count - 1; measured++)
        {
            Instant from = Instant.Max(moves[measured].At, begun);
            TimeSpan length = moves[measured + 1].NotBefore - from;
            if (longest.Count == 0 || length > longest[^1].Length)
            {
                longest.Add((from, length));
            }
        }
    }

    private readonly record struct Move(Instant At, Instant NotBefore) : IComparable<Move>
    {
        public int CompareTo(Move other) => At != other.At ? At.CompareTo(other.At) : NotBefore.CompareTo(other.NotBefore);
    }
}

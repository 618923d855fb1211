using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Conformance;

/// <summary>Follows the states of a case along the declared ways. Where states were entered at one time, every order that conforms is followed at once.</summary>
internal sealed class RouteWalk(StateRoutes routes)
{
    /// <summary>The orders of more states than this are too many to look at; they are taken as they were told.</summary>
    private const int MostAtOnce = 8;

    /// <summary>Where it may be; null: anywhere, or it has not begun.</summary>
    private IReadOnlyCollection<string>? here;
    private bool begun;

    /// <summary>When a state was entered last.</summary>
    public Instant At { get; private set; } = Instant.Never;

    /// <summary>Facts were lost, so any state may be the next.</summary>
    public void LoseTheWay() => (here, begun) = (null, true);

    /// <summary>Null when some order conforms; else what does not.</summary>
    public string? Enter(Instant at, string[] states)
    {
        At = at;
        string[] next = [.. Ends(states, here).Union(EndsOfThoseToldAgain(states))];
        if (next.Length == 0)
        {
            return Fault(states);
        }

        (here, begun) = (next, true);
        return null;
    }

    /// <summary>A state that it was in may have been told again before the others were entered.</summary>
    private IEnumerable<string> EndsOfThoseToldAgain(string[] states) =>
        from again in (here ?? []).Intersect(states)
        let rest = states.Where((_, i) => i != Array.IndexOf(states, again)).ToArray()
        from end in rest.Length == 0 ? [again] : Ends(rest, [again])
        select end;

    /// <summary>The states that an order through all of them which conforms can end with.</summary>
    private IReadOnlyCollection<string> Ends(string[] states, IReadOnlyCollection<string>? from) =>
        states.Length == 1 ? (MayEnter(states[0], from) ? states : [])
        : states.Length <= MostAtOnce ? EndsOfEachOrder(states, from)
        : AsTold(states, from);

    private bool MayEnter(string state, IReadOnlyCollection<string>? from) => from is null ? begun || routes.MayBegin(state) : from.Any(before => routes.MayFollow(state, before));

    private List<string> EndsOfEachOrder(string[] states, IReadOnlyCollection<string>? from)
    {
        // ends[set] has a bit for each state that an order through the set can end with.
        int[] ends = new int[1 << states.Length];
        for (int set = 1; set < ends.Length; set++)
        {
            for (int last = 0; last < states.Length; last++)
            {
                int before = set & ~(1 << last);
                bool reached = before != set && (before == 0 ? MayEnter(states[last], from) : Follows(states, ends[before], last));
                ends[set] |= reached ? 1 << last : 0;
            }
        }

        return [.. states.Where((_, i) => (ends[^1] & (1 << i)) != 0)];
    }

    private bool Follows(string[] states, int before, int last)
    {
        for (int i = 0; i < states.Length; i++)
        {
            if ((before & (1 << i)) != 0 && routes.MayFollow(states[last], states[i]))
            {
                return true;
            }
        }

        return false;
    }

    private string[] AsTold(string[] states, IReadOnlyCollection<string>? from)
    {
        bool conforms = MayEnter(states[0], from);
        for (int i = 1; i < states.Length && conforms; i++)
        {
            conforms = routes.MayFollow(states[i], states[i - 1]);
        }

        return conforms ? [states[^1]] : [];
    }

    private string Fault(string[] states)
    {
        string entered = string.Join(", ", states);
        return here is null ? $"state {entered} is no first state" : $"state {entered} may not follow {string.Join(" or ", here)}";
    }
}

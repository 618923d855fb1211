using SloWatch.Core.Events;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Adapters.Csv.Starts;

/// <summary>
/// What was seen of the start of one case: when it was at the earliest, and, for each value that a start carries, the earliest row that has
/// one. A row that changes none of these says nothing new of the start.
/// </summary>
internal sealed class CaseStart(string id, int values)
{
    private readonly Role[] roles = Fresh(1 + values);

    public string Id => id;

    public bool IsNew => At == Instant.Ever;

    /// <summary>Known, and told, from an earlier meeting.</summary>
    public void Recall(Instant start, Instant settled)
    {
        Array.Fill(roles, new Role(settled, null, null));
        roles[0] = new Role(start, null, null);
    }

    /// <summary>Each value is known from a row at or before this; ever while one is not known.</summary>
    public Instant Settled
    {
        get
        {
            Instant latest = Instant.Never;
            foreach (Role role in roles.AsSpan(1))
            {
                latest = Instant.Max(latest, role.At);
            }

            return latest;
        }
    }

    public Instant At => roles[0].At;

    public bool IsEarlier(Instant at) => at < At;

    /// <summary>Whether a row may say something new of a value.</summary>
    public bool IsOpen(int value, Instant at) => at <= roles[1 + value].At;

    /// <param name="start">The start as its row would have it.</param>
    /// <param name="given">The row's values; null where it has none.</param>
    public void Offer(WorkflowEvent start, ReadOnlySpan<string?> given)
    {
        if (IsEarlier(start.At))
        {
            roles[0] = new Role(start.At, null, start);
        }

        for (int i = 0; i < given.Length; i++)
        {
            if (given[i] is { } value && IsBetter(roles[1 + i], start, value))
            {
                roles[1 + i] = new Role(start.At, value, start);
            }
        }
    }

    /// <summary>Hands over each row that decides something and was not handed over yet.</summary>
    public void Tell(Action<WorkflowEvent> take)
    {
        for (int i = 0; i < roles.Length; i++)
        {
            if (roles[i].Untold is { } start)
            {
                take(start);
                foreach (ref Role same in roles.AsSpan())
                {
                    same = same.Untold == start ? same with { Untold = null } : same;
                }
            }
        }
    }

    /// <summary>Of rows at one time the one is chosen that Core would choose among revisions, in whatever order they come.</summary>
    private static bool IsBetter(Role known, WorkflowEvent start, string value) =>
        start.At < known.At
        || (start.At == known.At && value != known.Value
            && (known.Untold is null || FactPacker.Pack([start]).AsSpan().SequenceCompareTo(FactPacker.Pack([known.Untold])) > 0));

    private static Role[] Fresh(int count)
    {
        Role[] fresh = new Role[count];
        Array.Fill(fresh, new Role(Instant.Ever, null, null));
        return fresh;
    }

    /// <param name="Value">Null for the start itself.</param>
    /// <param name="Untold">The row it is from, until that was handed over.</param>
    private readonly record struct Role(Instant At, string? Value, WorkflowEvent? Untold);
}

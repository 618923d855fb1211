using SloWatch.Core.Events;

namespace SloWatch.Core.Instances.Facts;

/// <summary>
/// What makes two events of one instance the same fact: the source's own name for it, or, where there is none, all that says what happened
/// and when; never attributes, order of arrival or source. A `fact` that begins with # only counts repeats and is no name.
/// </summary>
public sealed class FactIdentity : IEqualityComparer<WorkflowEvent>
{
    public static readonly FactIdentity Instance = new();

    public static bool IsNamed(WorkflowEvent fact) => fact.Fact is { } name && !name.StartsWith('#');

    public bool Equals(WorkflowEvent? x, WorkflowEvent? y)
    {
        if (x is null || y is null || x.Fact != y.Fact)
        {
            return ReferenceEquals(x, y);
        }

        if (IsNamed(x))
        {
            return x.Source == y.Source;
        }

        return x.At == y.At && x.Kind == y.Kind && x.Attempt == y.Attempt && x.Outcome == y.Outcome
            && x.Step == y.Step && x.Run == y.Run && x.State == y.State && Track(x) == Track(y)
            && (ReferenceEquals(x.Details, y.Details)
                || (x.Details?.OperationKey == y.Details?.OperationKey && x.Details?.Cause == y.Details?.Cause
                    && x.Details?.Name == y.Details?.Name && x.Details?.From == y.Details?.From))
            && (x.Kind != EventKind.Slot || x.Details?.Slot == y.Details?.Slot)
            && (x.Kind != EventKind.HandedOver || CompareKeys(x.Details, y.Details) == 0);
    }

    public int GetHashCode(WorkflowEvent obj) =>
        IsNamed(obj)
            ? HashCode.Combine(obj.Fact, obj.Source)
            : HashCode.Combine(obj.At.Micros, (byte)obj.Kind, obj.Step, obj.Run, obj.Fact);

    /// <summary>A total order over facts that differ.</summary>
    public static int Compare(WorkflowEvent x, WorkflowEvent y)
    {
        int order = string.CompareOrdinal(x.Fact, y.Fact);
        if (order != 0 || IsNamed(x))
        {
            return order != 0 ? order : string.CompareOrdinal(x.Source, y.Source);
        }

        return First(
            string.CompareOrdinal(x.Step, y.Step),
            string.CompareOrdinal(x.Run, y.Run),
            x.Attempt.CompareTo(y.Attempt),
            string.CompareOrdinal(x.State, y.State),
            string.CompareOrdinal(Track(x), Track(y)),
            ((byte)x.Outcome).CompareTo((byte)y.Outcome),
            string.CompareOrdinal(x.Details?.OperationKey, y.Details?.OperationKey),
            string.CompareOrdinal(x.Details?.Cause, y.Details?.Cause),
            string.CompareOrdinal(x.Details?.Name, y.Details?.Name),
            Nullable.Compare(x.Details?.From, y.Details?.From),
            x.Kind == EventKind.Slot ? Nullable.Compare(x.Details?.Slot, y.Details?.Slot) : 0,
            x.Kind == EventKind.HandedOver ? CompareKeys(x.Details, y.Details) : 0);
    }

    /// <summary>By what key one took over is all that tells such facts of one instance apart.</summary>
    private static int CompareKeys(EventDetails? x, EventDetails? y)
    {
        (IReadOnlyList<NamedValue> mine, IReadOnlyList<NamedValue> others) = (x?.Keys ?? [], y?.Keys ?? []);
        int order = First(string.CompareOrdinal(x?.BusinessKey, y?.BusinessKey), mine.Count.CompareTo(others.Count));
        for (int i = 0; order == 0 && i < mine.Count; i++)
        {
            order = First(string.CompareOrdinal(mine[i].Name, others[i].Name), string.CompareOrdinal(mine[i].Value, others[i].Value));
        }

        return order;
    }

    private static string Track(WorkflowEvent fact) => fact.Track ?? WorkflowEvent.DefaultTrack;

    private static int First(params ReadOnlySpan<int> orders)
    {
        foreach (int order in orders)
        {
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}

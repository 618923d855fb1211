using SloWatch.Core.Events;

namespace SloWatch.Core.Instances.Facts;

/// <summary>The order a life is folded in: `at`, `seq`, kind, and then what tells two facts apart, so that it is total over distinct facts.</summary>
public sealed class FactOrder : IComparer<WorkflowEvent>
{
    public static readonly FactOrder Instance = new();

    public int Compare(WorkflowEvent? x, WorkflowEvent? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        int order = x.At.CompareTo(y.At);
        if (order == 0)
        {
            order = (x.Details?.Seq ?? 0).CompareTo(y.Details?.Seq ?? 0);
        }

        if (order == 0)
        {
            order = ((byte)x.Kind).CompareTo((byte)y.Kind);
        }

        return order != 0 || ReferenceEquals(x, y) ? order : FactIdentity.Compare(x, y);
    }
}

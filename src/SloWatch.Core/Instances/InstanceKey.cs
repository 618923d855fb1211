namespace SloWatch.Core.Instances;

/// <summary>Both parts are decided by the mapping of the source.</summary>
public readonly record struct InstanceKey(string Workflow, string Id) : IComparable<InstanceKey>
{
    public int CompareTo(InstanceKey other)
    {
        int byWorkflow = string.CompareOrdinal(Workflow, other.Workflow);
        return byWorkflow != 0 ? byWorkflow : string.CompareOrdinal(Id, other.Id);
    }

    public override string ToString() => $"{Workflow}/{Id}";
}

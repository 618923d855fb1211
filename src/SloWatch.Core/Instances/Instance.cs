using SloWatch.Core.Events;
using SloWatch.Core.Rules;

namespace SloWatch.Core.Instances;

public sealed class Instance
{
    private Instance(InstanceKey key) => Key = key;

    public InstanceKey Key { get; }

    public static Instance New(InstanceKey key) => new(key);

    /// <summary>Unpacks, folds and judges at the stored moment.</summary>
    public static Instance Load(StoredInstance stored, WorkflowRules rules) => throw new NotImplementedException();

    /// <summary>For writing: the row with the chunks that are new since it was loaded or last packed.</summary>
    public StoredInstance Pack() => throw new NotImplementedException();

    /// <summary>All facts with all their revisions, in fold order.</summary>
    public IReadOnlyList<WorkflowEvent> AllFacts() => throw new NotImplementedException();

    /// <summary>Every unit of every measurement with its verdict, in the order of measurements and units.</summary>
    public IReadOnlyList<JudgedUnit> Units(WorkflowRules rules) => throw new NotImplementedException();
}

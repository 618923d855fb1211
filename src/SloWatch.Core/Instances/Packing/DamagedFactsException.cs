namespace SloWatch.Core.Instances.Packing;

/// <summary>What is stored of an instance cannot be read: the medium, or another program, has changed it.</summary>
public sealed class DamagedFactsException(InstanceKey key)
    : FormatException($"the stored facts of '{key.Id}' of workflow '{key.Workflow}' are damaged, and nothing is judged of it any more; 'slowatch audit' lists what is damaged, and a back-up has it as it was")
{
    public InstanceKey Key => key;
}

using SloWatch.Core.Events;

namespace SloWatch.Core.Instances.Packing;

/// <summary>Facts as bytes.</summary>
public static class FactPacker
{
    /// <summary>Facts in a full chunk.</summary>
    public const int FactsPerChunk = 256;

    public static byte[] Pack(IReadOnlyList<WorkflowEvent> facts) => throw new NotImplementedException();

    public static void Unpack(ReadOnlySpan<byte> chunk, InstanceKey key, List<WorkflowEvent> into) => throw new NotImplementedException();
}

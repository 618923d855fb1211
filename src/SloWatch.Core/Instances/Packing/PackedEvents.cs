using SloWatch.Core.Events;

namespace SloWatch.Core.Instances.Packing;

/// <summary>Events packed in memory until they are wanted: some 20 bytes each, a tenth of what they take as objects. Texts are kept once.</summary>
/// <param name="capacity">Bytes set aside; it grows beyond them.</param>
public sealed class PackedEvents(int capacity)
{
    private readonly PackWriter writer = new(capacity);

    /// <summary>Bytes in use, texts among them.</summary>
    public long Bytes => writer.Length + writer.TextBytes;

    /// <summary>Gives where it is found again.</summary>
    public int Add(WorkflowEvent fact)
    {
        int at = writer.Length;
        FactPacker.Write(writer, fact, before: 0);
        return at;
    }

    /// <param name="key">Is not packed: whoever keeps events knows whose they are.</param>
    public WorkflowEvent Get(int at, InstanceKey key)
    {
        PackReader reader = new(writer.Body, writer.Texts, at);
        return FactPacker.Read(ref reader, key, before: 0);
    }

    public void Clear() => writer.Clear();
}

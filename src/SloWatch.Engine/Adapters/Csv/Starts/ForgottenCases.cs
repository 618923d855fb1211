using SloWatch.Core.Time;

namespace SloWatch.Engine.Adapters.Csv.Starts;

/// <summary>
/// What is still known of cases that were forgotten: that no row from some time on has anything new to say of their start. A slot holds
/// the last case that fell on it. Without it, each row of a case that was forgotten would tell its start again.
/// </summary>
internal sealed class ForgottenCases
{
    /// <summary>6 MiB, whatever comes.</summary>
    private const int SlotBits = 18;

    private readonly Slot[] slots = new Slot[1 << SlotBits];

    /// <param name="start">The earliest that was told.</param>
    /// <param name="settled">Each value is known from a row at or before this.</param>
    public void Add(string id, Instant start, Instant settled)
    {
        ulong tag = TagOf(id);
        slots[SlotOf(tag)] = new Slot(tag, start, settled);
    }

    public bool TryFind(string id, out Instant start, out Instant settled)
    {
        ulong tag = TagOf(id);
        Slot slot = slots[SlotOf(tag)];
        (start, settled) = (slot.Start, slot.Settled);
        return slot.Tag == tag;
    }

    /// <summary>The high bits of a product, which all bits of the tag have a part in; the same in every process, so that a table is read alike each time.</summary>
    private static int SlotOf(ulong tag) => (int)(unchecked(tag * 0x9E3779B97F4A7C15) >> (64 - SlotBits));

    /// <summary>64 bits: that two cases share them will not happen. Never those of an empty slot.</summary>
    private static ulong TagOf(string id)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in id)
        {
            hash = unchecked((hash ^ letter) * 1099511628211);
        }

        return hash | 1;
    }

    private readonly record struct Slot(ulong Tag, Instant Start, Instant Settled);
}

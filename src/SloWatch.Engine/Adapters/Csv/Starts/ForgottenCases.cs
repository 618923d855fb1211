using SloWatch.Core.Time;

namespace SloWatch.Engine.Adapters.Csv.Starts;

/// <summary>
/// What is still known of cases that were forgotten: that no row from some time on has anything new to say of their start. A slot holds
/// the last case that fell on it. Without it, each row of a case that was forgotten would tell its start again.
/// </summary>
internal sealed class ForgottenCases
{
    /// <summary>6 MiB, whatever comes.</summary>
    private const int Slots = 1 << 18;

    private readonly Slot[] slots = new Slot[Slots];

    /// <param name="start">The earliest that was told.</param>
    /// <param name="settled">Each value is known from a row at or before this.</param>
    public void Add(string id, Instant start, Instant settled) => slots[SlotOf(id)] = new Slot(TagOf(id), start, settled);

    public bool TryFind(string id, out Instant start, out Instant settled)
    {
        Slot slot = slots[SlotOf(id)];
        (start, settled) = (slot.Start, slot.Settled);
        return slot.Tag == TagOf(id);
    }

    private static int SlotOf(string id) => id.GetHashCode(StringComparison.Ordinal) & (Slots - 1);

    /// <summary>64 bits that have nothing to do with the slot: that two cases share both will not happen. Never that of an empty slot.</summary>
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

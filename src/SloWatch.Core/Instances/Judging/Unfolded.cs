namespace SloWatch.Core.Instances.Judging;

/// <summary>What was posted for the units of an instance while it is folded anew.</summary>
/// <param name="OfInstance">By instance measurement, with the number of the life.</param>
/// <param name="OfRuns">By unit name, a slot per step measurement.</param>
internal sealed record Unfolded((int Life, Slot Slot)[][] OfInstance, Dictionary<string, Slot[]> OfRuns)
{
    /// <summary>Runs may share a name; what was posted for the last of them stands.</summary>
    public void Add(string unit, Slot[] slots)
    {
        if (OfRuns.TryAdd(unit, slots))
        {
            return;
        }

        Slot[] known = OfRuns[unit];
        for (int i = 0; i < slots.Length; i++)
        {
            known[i] = slots[i].Judged is null ? known[i] : slots[i];
        }
    }
}

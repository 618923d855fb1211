using System.Runtime.InteropServices;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>What was posted for units that indicators found and named: they keep it whatever is folded anew.</summary>
/// <param name="count">Of the measurements, which are known here by their numbers.</param>
internal sealed class PostedByName(int count)
{
    private readonly Dictionary<string, Slot>?[] posted = count == 0 ? [] : new Dictionary<string, Slot>?[count];
    private readonly Instant[] due = count == 0 ? [] : [.. Enumerable.Repeat(Instant.Ever, count)];

    public Instant NextDeadline
    {
        get
        {
            Instant next = Instant.Ever;
            foreach (Instant one in due)
            {
                next = Instant.Min(next, one);
            }

            return next;
        }
    }

    /// <summary>Posts every unit as it is judged now, and takes back what was posted for those that are gone.</summary>
    /// <param name="units">All there are of the measurement.</param>
    public void Settle(int number, Measurement measurement, IEnumerable<NamedUnit> units, Poster poster)
    {
        Dictionary<string, Slot> slots = posted[number] ??= [];
        HashSet<string> gone = [.. slots.Keys];
        due[number] = Instant.Ever;
        foreach (NamedUnit unit in units)
        {
            gone.Remove(unit.Name);
            ref Slot slot = ref CollectionsMarshal.GetValueRefOrAddDefault(slots, unit.Name, out _);
            poster.Settle(measurement, ref slot, unit.Judgement, unit.Evidence, unit.Name);
            due[number] = Instant.Min(due[number], slot.DueAt);
        }

        foreach (string name in gone)
        {
            slots.Remove(name, out Slot slot);
            poster.Settle(measurement, ref slot, null, null, name);
        }
    }

    public IEnumerable<(int Number, string Unit, Slot Slot)> Units()
    {
        for (int i = 0; i < posted.Length; i++)
        {
            foreach ((string name, Slot slot) in posted[i] ?? [])
            {
                yield return (i, name, slot);
            }
        }
    }
}

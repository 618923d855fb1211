using System.Runtime.InteropServices;
using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>What was posted for the units that relation indicators found, by name: they keep it whatever is folded anew.</summary>
internal sealed class JudgedRelations(WorkflowRules rules)
{
    private readonly Dictionary<string, Slot>[] posted = [.. rules.OfRelations.Select(_ => new Dictionary<string, Slot>())];

    public Instant NextDeadline { get; private set; } = Instant.Ever;

    /// <summary>Judges every unit, and takes back what was posted for those that are gone.</summary>
    public void Judge(in UnitJudge judge, Poster poster)
    {
        NextDeadline = Instant.Ever;
        for (int i = 0; i < posted.Length; i++)
        {
            (Measurement measurement, IRelationIndicator indicator) = rules.OfRelations[i];
            Dictionary<string, Slot> slots = posted[i];
            HashSet<string> gone = [.. slots.Keys];
            foreach (FoundUnit found in judge.Judge(measurement, indicator))
            {
                gone.Remove(found.Name);
                ref Slot slot = ref CollectionsMarshal.GetValueRefOrAddDefault(slots, found.Name, out _);
                poster.Settle(measurement, ref slot, found.Judgement, judge.Evidence(measurement, found.Judgement, found), found.Name);
                NextDeadline = Instant.Min(NextDeadline, slot.DueAt);
            }

            foreach (string name in gone)
            {
                slots.Remove(name, out Slot slot);
                poster.Settle(measurement, ref slot, null, null, name);
            }
        }
    }

    public IEnumerable<(Measurement Measurement, string Unit, Slot Slot)> Posted()
    {
        for (int i = 0; i < posted.Length; i++)
        {
            foreach ((string name, Slot slot) in posted[i])
            {
                yield return (rules.OfRelations[i].Measurement, name, slot);
            }
        }
    }
}

using System.Runtime.InteropServices;
using SloWatch.Core.Indicators;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>What was posted for the units of a subject's day, by name.</summary>
internal sealed class JudgedSubject(WorkflowRules rules)
{
    private readonly Dictionary<string, Slot>[] posted = [.. rules.OfSubjects.Select(_ => new Dictionary<string, Slot>())];

    public Instant NextDeadline { get; private set; } = Instant.Ever;

    /// <summary>Judges every unit, and takes back what was posted for those that are gone.</summary>
    public void Judge(in UnitJudge judge, Poster poster)
    {
        NextDeadline = Instant.Ever;
        for (int i = 0; i < posted.Length; i++)
        {
            (Measurement measurement, ISubjectIndicator indicator) = rules.OfSubjects[i];
            Dictionary<string, Slot> slots = posted[i];
            HashSet<string> gone = [.. slots.Keys];
            foreach (SubjectUnit unit in judge.Judge(indicator))
            {
                gone.Remove(unit.Name);
                ref Slot slot = ref CollectionsMarshal.GetValueRefOrAddDefault(slots, unit.Name, out _);
                poster.Settle(measurement, ref slot, unit.Judgement, judge.Evidence(measurement, unit), unit.Name);
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
                yield return (rules.OfSubjects[i].Measurement, name, slot);
            }
        }
    }
}

using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Judging;

/// <summary>Posts the difference between what was posted for a unit and what is to be.</summary>
/// <param name="advanced">Null while loading: what is judged then was posted before.</param>
internal sealed class Poster(InstanceKey key, Advanced? advanced, Instant decidedUpTo, string cause)
{
    private List<(long Minute, Tally Change)>? changes;

    /// <summary>Some minutes have had their decision, so that postings may be late and the unit's name is asked for.</summary>
    public bool WantsNames => advanced is not null && decidedUpTo > Instant.Never;

    /// <param name="unit">May be null unless <see cref="WantsNames"/>: naming every unit costs time.</param>
    public void Settle(Measurement measurement, ref Slot slot, Judgement? judged, Violation? violation, string? unit)
    {
        if (advanced is not null)
        {
            if (slot.Judged != judged)
            {
                Post(measurement, slot.Judged, judged, unit);
            }

            Replace(slot.Violation, violation);
        }

        slot.Judged = judged;
        slot.Violation = violation;
    }

    private void Replace(Violation? before, Violation? after)
    {
        if (before == after)
        {
            return;
        }

        advanced!.Changed = true;
        if (before is not null && before.Key != after?.Key)
        {
            advanced.Remove(before.Key);
        }

        if (after is not null)
        {
            advanced.Add(after);
        }
    }

    private void Post(Measurement measurement, Judgement? before, Judgement? after, string? unit)
    {
        List<(long Minute, Tally Change)> changes = this.changes ??= [];
        changes.Clear();
        Slot.Post(before, -1, changes);
        Slot.Post(after, +1, changes);
        advanced!.Changed = true;
        for (int i = 0; i < changes.Count; i++)
        {
            (long minute, Tally change) = changes[i];
            for (int j = changes.Count - 1; j > i; j--)
            {
                if (changes[j].Minute == minute)
                {
                    change += changes[j].Change;
                    changes.RemoveAt(j);
                }
            }

            if (!change.IsZero)
            {
                Add(new Posting(measurement, minute, change), unit);
            }
        }
    }

    private void Add(Posting posting, string? unit)
    {
        advanced!.Post(posting);
        if (posting.Minute < decidedUpTo.Minute)
        {
            advanced.PostLate(new LatePosting(posting.Measurement, posting.Minute, key.Workflow, key.Id, unit ?? "", posting.Change, cause));
        }
    }
}

using System.Runtime.InteropServices;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Evaluation.Grouping;

/// <summary>Counts the units of one window by their groups, as the ledger counts them all: each posting in its minute.</summary>
internal sealed class GroupCounts(TimeRange range, GroupByUnit by)
{
    private readonly Dictionary<GroupName, (Tally InWindow, long Pending)> counts = [];
    private readonly (long From, long To) minutes = (range.From.Minute, range.To.Minute);

    public IEnumerable<GroupName> Names => counts.Keys;

    public UnitGroup this[GroupName name] => new(name.Text, counts.GetValueOrDefault(name).InWindow, counts.GetValueOrDefault(name).Pending);

    /// <param name="postings">What the unit adds to the ledger.</param>
    public void Add(in PlacedUnit unit, List<(long Minute, Tally Change)> postings)
    {
        Tally before = default;
        Tally inWindow = default;
        foreach ((long minute, Tally change) in postings)
        {
            before += minute < minutes.From ? change : default;
            inWindow += minute >= minutes.From && minute < minutes.To ? change : default;
        }

        long pending = (before + inWindow).Pending;
        if (inWindow.IsZero && pending == 0)
        {
            return;
        }

        ref (Tally InWindow, long Pending) count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, new(by.GroupOf(unit, KnownAt(unit.Judged.Verdict))), out _);
        count = (count.InWindow + inWindow, count.Pending + pending);
    }

    /// <summary>A verdict is about what was known when it became true; a unit that is pending, about what was known last before the end.</summary>
    private Instant KnownAt(in Verdict verdict) =>
        verdict.Kind != VerdictKind.Pending && verdict.At.Minute < minutes.To ? verdict.At : new Instant(range.To.Micros - 1);
}

/// <summary>The name of a group, which may be none.</summary>
internal readonly record struct GroupName(string? Text);

using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters.Csv.Rows;
using SloWatch.Engine.Adapters.Csv.Starts;

namespace SloWatch.Engine.Adapters.Csv;

/// <summary>Hands over the events of one row: the start it may be, and what its activities become.</summary>
internal sealed class CaseEvents(ActivityMapping mapping, ActivityRules rules, CaseFacts facts, CaseStarts starts, RowReader row)
{
    private readonly List<(MappedActivity Activity, Instant At)> waiting = [];
    private CaseStart current = null!;
    private Instant start;

    public void Begin(CaseStart found)
    {
        current = found;
        start = Instant.Ever;
        waiting.Clear();
        facts.BeginCase(found.Id);
    }

    public void Add(string activity, LifecycleTransition transition, Instant at)
    {
        MappedActivity mapped = rules.Count(activity, transition);
        if (!mapped.IsIgnored)
        {
            waiting.Add((mapped, at));
            start = mapping.Starts.Count == 0 || mapped.BeginsCase ? Instant.Min(start, at) : start;
        }
    }

    public void End(string? run, ActivitySaid said)
    {
        if (start != Instant.Ever)
        {
            starts.Offer(current, start, row);
        }

        foreach ((MappedActivity activity, Instant at) in waiting)
        {
            facts.Take(activity, at, run, said);
        }
    }
}

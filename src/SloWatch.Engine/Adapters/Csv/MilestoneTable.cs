using SloWatch.Core.Time;
using SloWatch.Engine.Adapters.Csv.Headers;
using SloWatch.Engine.Adapters.Csv.Rows;
using SloWatch.Engine.Adapters.Csv.Starts;

namespace SloWatch.Engine.Adapters.Csv;

/// <summary>A table in which each row is a case, with a column for each of its milestones.</summary>
internal sealed class MilestoneTable(TableColumns columns, RowCells cells, CaseEvents events) : ITable
{
    private readonly Instant?[] times = new Instant?[columns.Milestones.Count];

    public void Take(CaseStart found)
    {
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = cells.Time(columns.Milestones[i].Column);
        }

        ActivitySaid said = new(cells.Name(columns.Resource), cells.Name(columns.Result));
        if (cells.Fault is not null)
        {
            return;
        }

        events.Begin(found);
        for (int i = 0; i < times.Length; i++)
        {
            if (times[i] is { } at)
            {
                events.Add(columns.Milestones[i].Activity, LifecycleTransition.Complete, at);
            }
        }

        events.End(run: null, said);
    }
}

using System.Text;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters.Csv.Headers;
using SloWatch.Engine.Adapters.Csv.Rows;
using SloWatch.Engine.Adapters.Csv.Starts;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Csv;

/// <summary>A table in which each row is an activity of a case.</summary>
internal sealed class ActivityTable(TableColumns columns, RowReader row, RowCells cells, CaseEvents events, ActivityMapping mapping, RetoldRuns retold) : ITable
{
    private const int LongestTransition = 200;

    private readonly LifecycleWords words = new(mapping);
    private readonly Instant?[] times = new Instant?[columns.Times.Count];

    public void Take(CaseStart found)
    {
        string? activity = cells.Name(columns.Activity);
        if (activity is null)
        {
            cells.Refuse(columns.Activity, "is empty", "name the activity in each row");
            return;
        }

        bool timed = ReadTimes();
        LifecycleTransition? transition = columns.Lifecycle < 0 ? null : Transition();
        string? run = cells.Name(columns.Run);
        ActivitySaid said = new(cells.Name(columns.Resource), cells.Name(columns.Result));
        if (!timed)
        {
            cells.Refuse(columns.Times[^1].Column, "is empty", "give the row the time at which it happened");
        }

        if (cells.Fault is not null)
        {
            return;
        }

        events.Begin(found);
        for (int i = 0; i < times.Length; i++)
        {
            if (times[i] is { } at)
            {
                events.Add(activity, transition ?? columns.Times[i].Transition, at);
            }
        }

        string? named = NameRun(activity, run);
        if (run is null && named is not null)
        {
            retold.Saw(row[columns.Case], named, times, said.By, said.Result);
        }

        events.End(named, said);
    }

    private bool ReadTimes()
    {
        bool any = false;
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = cells.Time(columns.Times[i].Column);
            any |= times[i] is not null;
        }

        return any;
    }

    private LifecycleTransition Transition()
    {
        ReadOnlySpan<byte> cell = row[columns.Lifecycle];
        if (cell.IsEmpty)
        {
            return LifecycleTransition.Complete;
        }

        Span<char> buffer = stackalloc char[LongestTransition];
        LifecycleTransition transition = Encoding.UTF8.TryGetChars(cell, buffer, out int length) ? words.Read(buffer[..length]) : LifecycleTransition.Foreign;
        if (transition == LifecycleTransition.Foreign)
        {
            string foreign = Encoding.UTF8.GetString(cell);
            cells.Refuse(columns.Lifecycle, $"is '{JsonText.Short(foreign)}', no standard lifecycle transition", LifecycleWords.Remedy(foreign));
        }

        return transition;
    }

    /// <summary>
    /// A run with a name of its own, of this activity; else, in a table that has the start and the end of a run in one row, a run that is known
    /// by its start. Null leaves it to the fold which end belongs to which start.
    /// </summary>
    private string? NameRun(string activity, string? run)
    {
        if (run is not null)
        {
            return $"{activity}/{run}";
        }

        if (!columns.RowsAreRuns)
        {
            return null;
        }

        for (int i = 0; i < times.Length; i++)
        {
            if (times[i] is { } at && columns.Times[i].Transition != LifecycleTransition.Complete)
            {
                return $"{activity}/{at}";
            }
        }

        return null;
    }
}

using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Ingest.Times;

namespace SloWatch.Engine.Adapters.Csv.Rows;

/// <summary>Reads cells of a row as what they should be, and keeps the first fault.</summary>
/// <param name="nameOf">What a column is called.</param>
internal sealed class RowCells(RowReader row, CellTimes times, Func<int, string> nameOf)
{
    /// <summary>Of the row, since <see cref="Begin"/>.</summary>
    public RowFault? Fault { get; private set; }

    public void Begin() => Fault = null;

    /// <summary>Null when the cell is empty, when there is no such column, and with a fault.</summary>
    public string? Name(int column)
    {
        if (column < 0 || row[column].IsEmpty)
        {
            return null;
        }

        string name = NamePool.Get(row[column]);
        if (EventLimits.Refusal(name) is { } refusal)
        {
            Refuse(column, refusal, "give it a shorter, plain text");
            return null;
        }

        return name;
    }

    /// <summary>Null when the cell is empty, and with a fault.</summary>
    public Instant? Time(int column)
    {
        ReadOnlySpan<byte> cell = row[column];
        if (cell.IsEmpty)
        {
            return null;
        }

        TimeReading reading = times.Read(cell, out Instant at);
        if (reading == TimeReading.Ok)
        {
            return at;
        }

        string shown = JsonText.Short(System.Text.Encoding.UTF8.GetString(cell));
        Refuse(column, $"is '{shown}'", reading == TimeReading.OutOfRange ? $"write a time of the years {TimeText.FirstYear} to {TimeText.LastYear}" : TimeProposal.For(cell));
        return null;
    }

    /// <summary>What is wrong with a cell, after the name of its column.</summary>
    public void Refuse(int column, string what, string remedy) =>
        Fault ??= new RowFault(row.PlaceOf(column), $"'{JsonText.Short(nameOf(column))}' {what}", remedy, row.Shown());
}

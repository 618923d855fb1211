using System.Globalization;
using SloWatch.Core.Rules;
using SloWatch.Engine.Adapters.Csv.Headers;
using SloWatch.Engine.Adapters.Csv.Rows;
using SloWatch.Engine.Adapters.Csv.Starts;
using SloWatch.Engine.Ingest.Times;

namespace SloWatch.Engine.Adapters.Csv;

/// <summary>One table on its way.</summary>
internal sealed class CsvImport : IDisposable
{
    /// <summary>When none of so many rows can be read, the mapping or the file is another than was meant, and it is not read on.</summary>
    private const int MostRefusedAtFirst = 500;

    private readonly IEventSink sink;
    private readonly RowReader rows;
    private readonly CellTimes times;
    private readonly RowCells cells;
    private readonly TableColumns columns;
    private readonly ActivityRules rules;
    private readonly CaseStarts starts;
    private readonly ITable table;
    private readonly RetoldRuns retold = new();
    private readonly bool isZoned;
    private RowFault? first;
    private int refused;
    private bool anyRead;

    public CsvImport(FileImport file, IEventSink sink)
    {
        this.sink = sink;
        ActivityMapping mapping = file.Source.Mapping;
        CsvLayout layout = mapping.Format as CsvLayout ?? CsvLayout.Default;
        rows = new RowReader(file, layout.Encoding, layout.Delimiter);
        CsvHeader header = CsvHeader.Read(rows, file.Name);
        columns = TableColumns.Find(header, layout);
        StartValues values = new(mapping, header, Refuse);
        header.Check();
        header.Columns.ToList().ForEach(column => sink.Column(column.Name, column.Becomes));
        rules = new ActivityRules(mapping);
        CaseFacts facts = new(file.Source, sink, numbers: null);
        starts = new CaseStarts(facts, values, sink.Take);
        times = new CellTimes(layout.Times, layout.Zone);
        isZoned = layout.Zone is not null;
        cells = new RowCells(rows, times, column => header.Names[column]);
        CaseEvents events = new(mapping, rules, facts, starts, rows);
        table = columns.Milestones.Count > 0 ? new MilestoneTable(columns, cells, events) : new ActivityTable(columns, rows, cells, events, mapping, retold);
    }

    public void Run(CancellationToken cancellation)
    {
        try
        {
            ReadRows(cancellation);
            starts.TellAll();
        }
        catch (UnreadableFileException)
        {
            // What came before the break stands, and has begun.
            starts.TellAll();
            throw;
        }
        finally
        {
            rules.Tell(sink);
            WarnOfZones();
            WarnOfRuns();
        }
    }

    public void Dispose() => rows.Dispose();

    private void ReadRows(CancellationToken cancellation)
    {
        while (rows.Next(out RowFault? fault))
        {
            cancellation.ThrowIfCancellationRequested();
            fault ??= TakeRow();
            if (fault is not null)
            {
                Refuse(fault);
                GiveUpAt(MostRefusedAtFirst);
            }
        }

        GiveUpAt(1);
    }

    private RowFault? TakeRow()
    {
        cells.Begin();
        if (rows[columns.Case].IsEmpty)
        {
            if (!IsBlank())
            {
                cells.Refuse(columns.Case, "is empty", "name the case in each row");
            }

            return cells.Fault;
        }

        if (starts.Find(rows[columns.Case], out string? refusal) is not { } found)
        {
            cells.Refuse(columns.Case, refusal!, "give the case a shorter, plain id");
            return cells.Fault;
        }

        table.Take(found);
        anyRead |= cells.Fault is null;
        return cells.Fault;
    }

    /// <summary>Spreadsheets leave such rows behind.</summary>
    private bool IsBlank()
    {
        for (int i = 0; i < rows.Count; i++)
        {
            if (!rows[i].IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    private void Refuse(RowFault fault)
    {
        first ??= fault;
        refused++;
        sink.Refuse(fault.Place, fault.Reason, fault.Content);
    }

    private void WarnOfZones()
    {
        if (times.Zoneless > 0 && !isZoned)
        {
            sink.Warn(new(string.Create(CultureInfo.InvariantCulture, $"times without a zone: {times.Zoneless:#,0}"), "read as UTC: name their zone in the Source, such as timeZone: Europe/Amsterdam"));
        }
    }

    private void WarnOfRuns()
    {
        if (retold.Count > 0)
        {
            sink.Warn(new(
                string.Create(CultureInfo.InvariantCulture, $"rows that tell a run otherwise than a row before: {retold.Count:#,0}"),
                "rows of one case with the same activity and start are one run, and its earliest end counts; if they are several, name the column that tells them apart, as 'run' in 'columns' of the Source"));
        }
    }

    private void GiveUpAt(int rowsRefused)
    {
        if (!anyRead && refused >= rowsRefused)
        {
            throw new UnreadableFileException(first!.Place, refused == 1 ? first.What : $"none of {refused} rows can be read: {first.What}", first.Remedy);
        }
    }
}

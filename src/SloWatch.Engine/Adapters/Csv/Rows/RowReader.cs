using System.Text.Unicode;
using CsvHelper;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Csv.Rows;

/// <summary>
/// The rows of a table. One that is broken is told, and when it goes over several lines, because a quote is opened and not closed, reading
/// goes on with the next line: one quote does not swallow the rest of the file. The only one who knows the library that reads CSV.
/// </summary>
internal sealed class RowReader : IDisposable
{
    private const int LongestRow = EventLimits.EventBytes;
    private const string QuoteRemedy = "close the quote, and double those within the text";

    private readonly string file;
    private readonly ReplayStream content;
    private CsvReader reader;
    private char? delimiter;
    private CsvMalformedRecord? malformed;
    private long readerFrom;
    private int linesBefore;
    private int nextLine = 1;

    public RowReader(FileImport import, string encoding, char? delimiter)
    {
        file = import.Name;
        this.delimiter = delimiter;
        content = new ReplayStream(CsvEncoding.ToUtf8(import.Content, encoding, new Place(file, 1, 1)));
        reader = Open();
    }

    /// <summary>Cells that each row must have; 0 while that is not known.</summary>
    public int Width { get; set; }

    /// <summary>Of the row.</summary>
    public int Count => reader.FieldCount;

    /// <summary>The row's first line.</summary>
    public int Line => linesBefore + (int)reader.LineNumber;

    /// <summary>UTF-8, valid until the next row.</summary>
    public ReadOnlySpan<byte> this[int cell] => reader.GetSpan(cell);

    /// <summary>Goes to the next row; false at the end. With a fault there is no row to be read, and the next may be asked for.</summary>
    public bool Next(out RowFault? fault)
    {
        malformed = null;
        try
        {
            if (!reader.Read())
            {
                CheckWhole();
                fault = null;
                return false;
            }
        }
        catch (CsvFormatException tooLong)
        {
            fault = TooLong(tooLong);
            return true;
        }

        delimiter = reader.Separator;
        content.Needed = readerFrom + reader.ByteOffset;
        if (content.Broken is not null && content.Needed + reader.RawRecord.Length == content.End)
        {
            CheckWhole();
        }

        nextLine = Line + 1;
        fault = FaultOf(reader.RawRecord);
        return true;
    }

    public Place PlaceOf(int cell) => PlaceAt(RawRow.OffsetOf(reader.RawRecord, Delimiter, cell));

    /// <summary>The row as a refusal shows it.</summary>
    public string Shown() => RawRow.Shown(reader.RawRecord);

    public void Dispose()
    {
        reader.Dispose();
        content.Dispose();
    }

    /// <summary>A file that broke off is not at its end, and its last row is none.</summary>
    private void CheckWhole()
    {
        if (content.Broken is { } broken)
        {
            throw GuardedStream.Unreadable(new Place(file, nextLine, 1), broken);
        }
    }

    private RowFault? FaultOf(ReadOnlySpan<byte> raw)
    {
        bool spans = (malformed is not null || Count != Width) && RawRow.SpansLines(raw);
        RowFault? fault =
            malformed is { } quotes && (spans || quotes.Reason != CsvMalformedReason.StrayQuote) ? Malformed(quotes, raw, spans)
            : !Utf8.IsValid(raw) ? Fault(RawRow.FirstInvalid(raw), "the text is not UTF-8", "save the file as UTF-8, or say in the Source how it is encoded: encoding: windows-1252")
            : Width > 0 && Count != Width ? Ragged(raw, spans)
            : null;
        if (fault is not null && spans)
        {
            GoOnAfterLine(readerFrom + reader.ByteOffset, Line);
        }

        return fault;
    }

    private RowFault Malformed(CsvMalformedRecord quotes, ReadOnlySpan<byte> raw, bool spans) =>
        quotes.Reason == CsvMalformedReason.UnterminatedQuote ? Fault(RawRow.OffsetOf(raw, Delimiter, Count - 1), "a quote is opened here and never closed", QuoteRemedy)
        : spans ? Fault(RawRow.FirstSpanning(raw, Delimiter), "a quote is opened here and not closed before the next one breaks the row", QuoteRemedy)
        : Fault((int)Math.Clamp(quotes.ByteOffset - reader.ByteOffset, 0, raw.Length), "text stands after a closing quote", "end the cell with the quote, and double those within the text");

    private RowFault Ragged(ReadOnlySpan<byte> raw, bool spans) => Fault(
        spans ? RawRow.FirstSpanning(raw, Delimiter) : RawRow.OffsetOf(raw, Delimiter, Math.Min(Count, Width)),
        $"the row has {(Count == 1 ? "1 cell" : $"{Count} cells")}, and the header {Width}",
        spans ? QuoteRemedy : "write as many, and quote cells that hold the delimiter");

    private RowFault TooLong(CsvFormatException tooLong)
    {
        int line = linesBefore + (int)tooLong.LineNumber;
        GoOnAfterLine(readerFrom + tooLong.ByteOffset, line);
        return new RowFault(new Place(file, line, 1), $"the row has more than {LongestRow} bytes", $"shorten it; or, where a quote is opened and never closed, {QuoteRemedy}", "");
    }

    private void GoOnAfterLine(long rowFrom, int line)
    {
        reader.Dispose();
        content.GoToLineBreak(rowFrom);
        (readerFrom, linesBefore) = (content.Offset, line - 1);
        reader = Open();
    }

    private CsvReader Open() => CsvReader.Create(
        content,
        new CsvReaderOptions
        {
            HasHeader = false,
            Separator = delimiter,
            TrimWhitespace = true,
            MaxRecordSize = LongestRow,
            TrackLineNumbers = true,
            OnMalformedRecord = found => malformed = found,
        },
        leaveOpen: true);

    private byte Delimiter => (byte)delimiter!.Value;

    /// <summary>What is broken is kept up to where reading goes on.</summary>
    private RowFault Fault(int offset, string what, string remedy) => new(PlaceAt(offset), what, remedy, RawRow.Shown(RawRow.FirstLine(reader.RawRecord)));

    private Place PlaceAt(int offset)
    {
        (int down, int column) = RawRow.LineAndColumn(reader.RawRecord, offset);
        return new Place(file, Line + down, column);
    }
}

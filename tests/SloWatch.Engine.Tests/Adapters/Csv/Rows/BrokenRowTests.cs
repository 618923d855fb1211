using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest.EventJson;
using static SloWatch.Engine.Tests.Adapters.Csv.Tables;

namespace SloWatch.Engine.Tests.Adapters.Csv.Rows;

/// <summary>Rows that are no rows: each is refused with its place, and the rest is read.</summary>
public class BrokenRowTests
{
    private const string Header = "case,activity,time,note\n";
    private const string Good = "c1,A,2024-01-01T09:00:00Z,\n";

    [Theory]
    [InlineData("c2,A,2024-01-01T09:00:00Z\n", "3:26: the row has 3 cells, and the header 4; write as many, and quote cells that hold the delimiter")]
    [InlineData("c2,A,2024-01-01T09:00:00Z,ä,b\n", "3:29: the row has 5 cells, and the header 4; write as many, ")]
    [InlineData("c2,A,2024-01-01T09:00:00Z,\"a\"b\n", "3:30: text stands after a closing quote; end the cell with the quote, ")]
    [InlineData("c2,A,2024-01-01T09:00:00Z,\"a\n", "3:27: a quote is opened here and never closed; close the quote, ")]
    [InlineData("c2,A,\"never\n", "3:6: a quote is opened here and never closed; close the quote, ")]
    [InlineData(",A,2024-01-01T09:00:00Z,\n", "3:1: 'case' is empty; name the case in each row")]
    [InlineData("c2, ,2024-01-01T09:00:00Z,\n", "3:4: 'activity' is empty; name the activity in each row")]
    [InlineData("c2,A,,\n", "3:6: 'time' is empty; give the row the time at which it happened")]
    [InlineData("c2,A,soon,\n", "3:6: 'time' is 'soon'; write an RFC 3339 time")]
    [InlineData("c2,A,2301-01-01T09:00:00Z,\n", "3:6: 'time' is '2301-01-01T09:00:00Z'; write a time of the years 1970 to 2200")]
    [InlineData("c\0,A,2024-01-01T09:00:00Z,\n", "3:1: 'case' holds a control character; give the case a shorter, plain id")]
    [InlineData("c2,A\0,2024-01-01T09:00:00Z,\n", "3:4: 'activity' holds a control character; give it a shorter, plain text")]
    [InlineData("c2,\"two\nlines\",2024-01-01T09:00:00Z,\n", "3:4: 'activity' holds a control character; ")]
    [InlineData("c2,A,2024-01-01T09:00:00Z,\"two\nlines\"x\n", "3:27: a quote is opened here and not closed before the next one breaks the row; close the quote, ")]
    [InlineData("c2,A,2024-01-01T09:00:00Z,\"two\nlines\",\"\n", "4:8: a quote is opened here and never closed; close the quote, ")]
    public void A_broken_row_is_refused_with_its_place_and_what_to_do(string row, string refusal)
    {
        RecordingSink sink = Read(Header + Good + row);
        Assert.StartsWith($"log.csv:{refusal}", $"{sink.Refused[0].Place}: {sink.Refused[0].Reason}", StringComparison.Ordinal);
        Assert.Equal(["c1"], sink.Taken.Select(fact => fact.Instance).Distinct());
    }

    [Fact]
    public void A_cell_in_a_later_line_of_its_row_has_the_place_of_that_line()
    {
        RecordingSink sink = RecordingSink.Import(Adapter, "note,case,activity,time\n\"one\ntwo\",c2, A ,  soon\nx,c1,A,2024-01-01T09:00:00Z\n");
        Assert.Equal("log.csv:3:13", sink.Refused.Single().Place.ToString());
    }

    [Fact]
    public void A_row_of_several_lines_is_kept_whole_so_that_it_can_be_mended() =>
        Assert.Equal("c2,A,soon,\"two\nlines\"", Read(Header + Good + "c2,A,soon,\"two\nlines\"\n").Refused.Single().Content);

    [Fact]
    public void A_quote_that_is_not_closed_costs_its_line_and_no_other()
    {
        RecordingSink sink = Read(Header + "c1,\"A,2024-01-01T09:00:00Z,\nc2,B,2024-01-01T09:00:00Z,\nc3,C,2024-01-01T09:00:00Z,\"x\"\nc4,D,2024-01-01T09:00:00Z,\n");
        Assert.Equal(["c2", "c3", "c4"], sink.Taken.Select(fact => fact.Instance).Distinct());
        Assert.Equal(("log.csv:2:4", "c1,\"A,2024-01-01T09:00:00Z,"), (sink.Refused.Single().Place.ToString(), sink.Refused.Single().Content));
    }

    [Fact]
    public void A_quote_that_swallows_rows_to_the_end_costs_its_line_and_no_other()
    {
        string rows = string.Concat(Enumerable.Range(2, 50_000).Select(i => $"c{i},B,2024-01-01T09:00:00Z,\r\n"));
        RecordingSink sink = Read(Header + "c1,A,2024-01-01T09:00:00Z,\"open\r\n" + rows);
        Assert.Equal(100_000, sink.Taken.Count);
        Assert.Equal(2, sink.Refused.Single().Place.Line);
        Assert.Equal("c50001", sink.Taken[^1].Instance);
    }

    [Fact]
    public void Places_are_right_after_a_quote_that_was_not_closed()
    {
        RecordingSink sink = Read(Header + Good + "c2,\"A,x,\nc3,A,soon,\n\nc4,A,later,\n");
        Assert.Equal(["log.csv:3:4", "log.csv:4:6", "log.csv:6:6"], sink.Refused.Select(refused => refused.Place.ToString()));
    }

    [Fact]
    public void A_quote_within_a_cell_that_begins_without_one_is_text() =>
        Assert.Equal(["c1 stepEnded 5\" disk 09:00 completed"], Told(Header + "c1,5\" disk,2024-01-01T09:00:00Z,\n"));

    [Fact]
    public void A_row_that_is_too_long_is_refused_and_the_next_is_read_with_its_line()
    {
        string huge = new('x', 3 * EventLimits.EventBytes);
        RecordingSink sink = Read(Header + $"c1,A,2024-01-01T09:00:00Z,{huge}\n{Good}c2,A,soon,\nc3,A,2024-01-01T09:00:00Z,{huge}");
        Assert.Equal([2, 4, 5], sink.Refused.Select(refused => refused.Place.Line));
        Assert.StartsWith("the row has more than 1048576 bytes; shorten it", sink.Refused[0].Reason, StringComparison.Ordinal);
        Assert.Equal(2, sink.Taken.Count);
    }

    [Fact]
    public void A_row_that_is_not_utf8_is_refused_where_it_stops_to_be()
    {
        byte[] table = [.. "case,activity,time,note\nc1,A,2024-01-01T09:00:00Z,\nä2,"u8, 0xE4, .. "x,2024-01-01T09:00:00Z,\n"u8];
        RecordingSink sink = RecordingSink.Import(Adapter, table);
        Assert.Equal("log.csv:3:4", sink.Refused.Single().Place.ToString());
        Assert.Equal("the text is not UTF-8; save the file as UTF-8, or say in the Source how it is encoded: encoding: windows-1252", sink.Refused.Single().Reason);
        Assert.Equal("ä2,\uFFFDx,2024-01-01T09:00:00Z,", sink.Refused.Single().Content);
    }

    [Theory]
    [InlineData(1, "log.csv:2:6: 'time' is 'soon'; ")]
    [InlineData(499, "log.csv:2:6: none of 499 rows can be read: 'time' is 'soon'; ")]
    [InlineData(5000, "log.csv:2:6: none of 500 rows can be read: 'time' is 'soon'; ")]
    public void A_table_of_which_no_row_can_be_read_is_unreadable(int rows, string message)
    {
        string table = Header + string.Concat(Enumerable.Repeat("c1,A,soon,\n", rows));
        Assert.StartsWith(message, Assert.Throws<UnreadableFileException>(() => Read(table)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_row_that_can_be_read_is_enough_to_go_on()
    {
        string refused = string.Concat(Enumerable.Repeat("c1,A,soon,\n", 600));
        Assert.Equal(600, Read(Header + Good + refused).Refused.Count);
    }
}

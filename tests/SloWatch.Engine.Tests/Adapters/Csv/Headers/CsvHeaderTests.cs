using SloWatch.Engine.Adapters;
using static SloWatch.Engine.Tests.Adapters.Csv.Tables;

namespace SloWatch.Engine.Tests.Adapters.Csv.Headers;

public class CsvHeaderTests
{
    private const string Named = "columns: {case: order_id, activity: step, time: at}";

    [Theory]
    [InlineData("", "", "1:1: the file is empty; a table begins with a header that names its columns")]
    [InlineData("\n \n", "", "1:1: the file is empty; ")]
    [InlineData("order,step,at\n", Named, "1:1: there is no column 'order_id'; for the case, use one of: at, order, step in the Source")]
    [InlineData("ordr_id,step,att\n", Named, "1:1: there is no column 'order_id', there is no column 'at'; for the case, write 'ordr_id' in the Source; for the time, write 'att' in the Source")]
    [InlineData("order_id,step,x,at,x, at \n", Named, "1:22: the column 'at' stands twice; give each column a name of its own, in the file and in the Source")]
    [InlineData("a;b\n1;2\n", "", "1:1: no column is known to be the case or the activity or the time; name it in the Source: columns: { case: ..., activity: ..., time: ... }; there are: a, b")]
    [InlineData("a;b\n", "columns: {case: a}", "1:1: no column is known to be the activity or the time; ")]
    [InlineData("order_id,step,at\n", Named + "\nattributes: {amount: amuont}", "1:1: there is no column 'amuont'; for the attribute 'amount', use one of: at, order_id, step in the Source")]
    [InlineData("order_id,step,at\n", Named + "\nbusinessKey: order", "1:1: there is no column 'order'; for the business key, ")]
    [InlineData("order_id,\"step,at\n1,2,3\n", Named, "1:10: the header cannot be read: a quote is opened here and never closed; close the quote, ")]
    [InlineData("id,a\n", "milestones: {A: b}\ncolumns: {case: id}", "1:1: there is no column 'b'; for when 'A' happened, write 'a' in the Source")]
    public void A_table_without_the_columns_it_needs_is_unreadable_and_all_of_them_are_told(string table, string mapping, string message)
    {
        UnreadableFileException refusal = Assert.Throws<UnreadableFileException>(() => Read(table, mapping));
        Assert.StartsWith($"log.csv:{message}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_of_columns_without_end_is_unreadable() =>
        Assert.StartsWith(
            "log.csv:1:1: the header has 1001 columns; at most 1000 are read; ",
            Assert.Throws<UnreadableFileException>(() => Read(string.Join(',', Enumerable.Range(0, 1001)) + "\n")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_header_alone_is_a_table_without_rows() => Assert.Empty(Read("case,activity,time\n").Taken);

    [Fact]
    public void Columns_that_nobody_asks_for_may_be_called_anything() =>
        Assert.Equal(2, Read(",step,,at,order_id,x,x\n1,A,2,2024-01-01T09:00:00Z,c1,3,4\n", Named).Taken.Count);

    [Fact]
    public void What_each_column_is_read_as_is_told() =>
        Assert.Equal(
            [("order_id", "the case, the business key"), ("step", "the activity"), ("at", "the time"), ("amount", "the attribute 'sum'"), ("note", "not used")],
            Read("order_id,step,at,amount,note\n", Named + "\nbusinessKey: order_id\nattributes: {sum: amount}").Columns);

    [Theory]
    [InlineData("case:concept:name,concept:name,time:timestamp,lifecycle:transition", "c1,A,2024-01-01T09:00:00Z,start", "c1 stepStarted A 09:00")]
    [InlineData("Case ID,Activity,Resource,Start Timestamp,Complete Timestamp", "c1,A,x,2024-01-01T09:00:00Z,", "c1 stepStarted A (A/2024-01-01T09:00:00Z) 09:00")]
    [InlineData("Case ID,Activity,Complete Timestamp", "c1,A,2024-01-01T09:00:00Z", "c1 stepEnded A 09:00 completed")]
    [InlineData("TIMESTAMP,case_id,Activity Name", "2024-01-01T09:00:00Z,c1,A", "c1 stepEnded A 09:00 completed")]
    [InlineData("timestamp,time,case,activity", "x,2024-01-01T09:00:00Z,c1,A", "c1 stepEnded A 09:00 completed")]
    public void Columns_with_usual_names_need_no_source(string header, string row, string fact) => Assert.Equal([fact], Told($"{header}\n{row}\n"));

    [Fact]
    public void Where_a_source_names_columns_only_the_ones_that_a_row_cannot_do_without_are_found_by_usual_names() =>
        Assert.Equal(["c1 stepEnded A 09:00 completed"], Told("order,activity,timestamp,lifecycle:transition\nc1,A,2024-01-01T09:00:00Z,start\n", "columns: {case: order}"));
}

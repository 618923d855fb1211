using System.Text;
using SloWatch.Engine.Adapters.Csv.Rows;
using static SloWatch.Engine.Tests.Adapters.Csv.Tables;

namespace SloWatch.Engine.Tests.Adapters.Csv.Rows;

public class QuotingTests
{
    [Theory]
    [InlineData(",", 1)]
    [InlineData(";", 7)]
    [InlineData("\t", 100_000)]
    [InlineData("|", 100_000)]
    public void Delimiters_are_found_out_and_quotes_and_line_ends_of_all_systems_are_understood(string delimiter, int bytesAtOnce)
    {
        foreach (string lineEnd in new[] { "\n", "\r\n", "\r" })
        {
            string table = string.Join(
                lineEnd,
                "case,activity,time,note",
                "c1,\"say \"\"hi\"\"\",2024-01-01T09:00:00Z,\"a~b\"",
                "\"c2\" , B ,\"2024-01-01T09:00:00Z\",\"two" + lineEnd + "lines\"",
                "",
                "c3,C,2024-01-01T09:00:00Z,").Replace(",", delimiter, StringComparison.Ordinal).Replace('~', delimiter[0]);
            using TricklingStream content = new(Encoding.UTF8.GetBytes(table), bytesAtOnce);
            RecordingSink sink = RecordingSink.Import(Adapter, content, Mapping(""));
            Assert.Empty(sink.Refused);
            Assert.Equal(
                ["c1 stepEnded say \"hi\" 09:00 completed", "c2 stepEnded B 09:00 completed", "c3 stepEnded C 09:00 completed"],
                sink.Taken.Where(fact => fact.Step is not null).Select(Line));
        }
    }

    [Fact]
    public void A_delimiter_that_is_named_goes_before_the_one_that_seems_to_be() =>
        Assert.Equal(["c1 stepEnded a;b;c 09:00 completed"], Told("case,x;y;z;t;u,time\nc1,a;b;c,2024-01-01T09:00:00Z\n", "delimiter: ','\ncolumns: {activity: x;y;z;t;u}"));

    [Fact]
    public void The_line_that_a_spreadsheet_writes_to_name_its_delimiter_is_understood() =>
        Assert.Equal(["c1 stepEnded a,b 09:00 completed"], Told("sep=;\ncase;activity;time\nc1;a,b;2024-01-01T09:00:00Z\n"));

    [Theory]
    [InlineData("a,b,c", 2, 4)]
    [InlineData("\"a,b\",c", 1, 6)]
    [InlineData("\"a\"\",\"\"b\",c", 1, 10)]
    [InlineData(" \"a,b\" ,c", 1, 8)]
    [InlineData("5\",b", 1, 3)]
    [InlineData("a", 3, 1)]
    [InlineData("", 1, 0)]
    public void A_cell_is_found_where_it_stands(string row, int cell, int offset) => Assert.Equal(offset, RawRow.OffsetOf(Encoding.UTF8.GetBytes(row), (byte)',', cell));

    [Theory]
    [InlineData("abc", 2, 0, 3)]
    [InlineData("ä\nbc", 4, 1, 2)]
    [InlineData("a\r\nb\rc", 5, 2, 1)]
    public void Lines_and_columns_are_counted_in_characters_from_one(string row, int offset, int down, int column) =>
        Assert.Equal((down, column), RawRow.LineAndColumn(Encoding.UTF8.GetBytes(row), offset));
}

using System.Text;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Adapters.Csv;
using static SloWatch.Engine.Tests.Adapters.Csv.Tables;

namespace SloWatch.Engine.Tests.Adapters.Csv;

public class CsvEncodingTests
{
    private const string Table = "case,activity,time\nköln,Prüfung €,2024-01-01T09:00:00Z\n";

    public static TheoryData<string, byte[]> Files => new()
    {
        { "utf-8", Encoding.UTF8.GetBytes(Table) },
        { "utf-8", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Table)] },
        { "utf-8", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Table)] },
        { "utf-8", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Table)] },
        { "utf-16", Encoding.Unicode.GetBytes(Table) },
        { "utf-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Table)] },
        { "windows-1252", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Table) },
        { "windows-1252", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Table)] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_table_is_read_in_its_encoding_and_a_mark_says_more_than_the_source(string encoding, byte[] content)
    {
        foreach (int bytesAtOnce in new[] { 1, 3, 100_000 })
        {
            using TricklingStream stream = new(content, bytesAtOnce);
            RecordingSink sink = RecordingSink.Import(Adapter, stream, Mapping($"encoding: {encoding}"));
            Assert.Empty(sink.Refused);
            Assert.Equal(["köln started 09:00", "köln stepEnded Prüfung € 09:00 completed"], sink.Taken.Select(Line));
        }
    }

    [Fact]
    public void Latin1_is_read() =>
        Assert.Equal("köln", RecordingSink.Import(Adapter, Encoding.Latin1.GetBytes(Table), Mapping("encoding: latin1")).Taken[0].Instance);

    [Fact]
    public void Each_name_is_one_that_a_table_is_read_by()
    {
        foreach (string name in CsvEncoding.Names)
        {
            Encoding encoding = name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
            Assert.Equal("köln", RecordingSink.Import(Adapter, encoding.GetBytes(Table), Mapping($"encoding: {name}")).Taken[0].Instance);
        }
    }

    [Fact]
    public void Utf32_and_utf16_without_a_word_are_unreadable_with_what_to_do()
    {
        Assert.Contains("the file is encoded as UTF-32; save it as one of utf-8, ", Fault([.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(Table)]), StringComparison.Ordinal);
        Assert.Contains("holds zero bytes, and so is no text in UTF-8; say in the Source how the file is encoded: encoding: utf-16", Fault(Encoding.Unicode.GetBytes(Table)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_in_another_encoding_than_said_is_not_read_as_if_it_were() =>
        Assert.Contains("the text is not UTF-8; save the file as UTF-8, or say in the Source how it is encoded: encoding: windows-1252", Fault(Encoding.Latin1.GetBytes(Table)), StringComparison.Ordinal);

    [Theory]
    [InlineData("c2,A,2024-01-01T09:00:00Z\n", "log.csv:4:1", 4)]
    [InlineData("c2,A,2024-01-01T09:00:00Z\nc3,A,2024-01-01T09:00:00", "log.csv:4:1", 4)]
    [InlineData("c2,A,2024-01-01T09:00:00Z", "log.csv:3:1", 2)]
    public void A_table_that_breaks_off_is_read_up_to_there_and_its_last_row_is_none(string rest, string place, int taken)
    {
        foreach (int bytesAtOnce in new[] { 1, 30, 100_000 })
        {
            using TricklingStream stream = new(Encoding.UTF8.GetBytes(Table + rest), bytesAtOnce, new InvalidDataException("bad block."));
            RecordingSink sink = new();
            UnreadableFileException refusal = Assert.Throws<UnreadableFileException>(() => Adapter.Import(RecordingSink.FileOf(Adapter, stream), sink, CancellationToken.None));
            Assert.Equal($"{place}: the archive is damaged or cut off here; fetch the file again, and import it again", refusal.Message);
            Assert.Equal(taken, sink.Taken.Count);
        }
    }

    private static string Fault(byte[] content) => Assert.Throws<UnreadableFileException>(() => RecordingSink.Import(Adapter, content)).Message;
}

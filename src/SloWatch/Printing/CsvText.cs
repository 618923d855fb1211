using System.Buffers;

namespace SloWatch.Cli.Printing;

/// <summary>Rows after RFC 4180: CRLF, and quotes around what needs them.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",\r\n");

    public static void WriteRow(TextWriter to, IEnumerable<string> fields)
    {
        to.Write(string.Join(',', fields.Select(Field)));
        to.Write("\r\n");
    }

    private static string Field(string text) =>
        text.AsSpan().ContainsAny(NeedsQuotes) || text.StartsWith(' ') || text.EndsWith(' ') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

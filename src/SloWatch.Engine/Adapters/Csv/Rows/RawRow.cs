using System.Text;

namespace SloWatch.Engine.Adapters.Csv.Rows;

/// <summary>Finds its way in a row as it stands in the file.</summary>
internal static class RawRow
{
    /// <summary>As much as quarantine keeps.</summary>
    private const int ShownBytes = 4000;

    /// <summary>Where a cell begins, in bytes.</summary>
    public static int OffsetOf(ReadOnlySpan<byte> raw, byte delimiter, int cell)
    {
        int at = 0;
        for (int i = 0; i < cell && at < raw.Length; i++)
        {
            at = EndOfCell(raw, delimiter, at) + 1;
        }

        return Math.Min(at, raw.Length);
    }

    /// <summary>Where the first cell begins that goes over several lines; the row's end when none does.</summary>
    public static int FirstSpanning(ReadOnlySpan<byte> raw, byte delimiter)
    {
        int at = 0;
        while (at < raw.Length)
        {
            int end = EndOfCell(raw, delimiter, at);
            if (SpansLines(raw[at..end]))
            {
                return at;
            }

            at = end + 1;
        }

        return raw.Length;
    }

    /// <summary>Lines down from the row's first, and the column of a byte, in characters from 1.</summary>
    public static (int Down, int Column) LineAndColumn(ReadOnlySpan<byte> raw, int offset)
    {
        int down = 0;
        int line = 0;
        for (int i = 0; i < offset; i++)
        {
            if (raw[i] == '\n' || (raw[i] == '\r' && (i + 1 == raw.Length || raw[i + 1] != '\n')))
            {
                down++;
                line = i + 1;
            }
        }

        return (down, Encoding.UTF8.GetCharCount(raw[Math.Min(line, offset)..offset]) + 1);
    }

    public static bool SpansLines(ReadOnlySpan<byte> raw) => raw.IndexOfAny((byte)'\n', (byte)'\r') >= 0;

    /// <summary>The first byte that is no UTF-8.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> raw)
    {
        int at = 0;
        while (at < raw.Length && Rune.DecodeFromUtf8(raw[at..], out _, out int consumed) == global::System.Buffers.OperationStatus.Done)
        {
            at += consumed;
        }

        return at;
    }

    /// <summary>The row, or the beginning of a very long one.</summary>
    public static string Shown(ReadOnlySpan<byte> raw) => Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, ShownBytes)]);

    public static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> raw)
    {
        int lineBreak = raw.IndexOfAny((byte)'\n', (byte)'\r');
        return lineBreak < 0 ? raw : raw[..lineBreak];
    }

    private static int EndOfCell(ReadOnlySpan<byte> raw, byte delimiter, int at)
    {
        int text = at + raw[at..].IndexOfAnyExcept((byte)' ', delimiter == '\t' ? (byte)' ' : (byte)'\t');
        bool quoted = text >= at && raw[text] == '"';
        for (int i = quoted ? text + 1 : at; i < raw.Length; i++)
        {
            if (quoted && raw[i] == '"')
            {
                quoted = i + 1 < raw.Length && raw[i + 1] == '"';
                i += quoted ? 1 : 0;
            }
            else if (!quoted && raw[i] == delimiter)
            {
                return i;
            }
        }

        return raw.Length;
    }
}

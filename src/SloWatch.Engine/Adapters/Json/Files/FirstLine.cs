using System.Text.Json;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Ingest.Files;

namespace SloWatch.Engine.Adapters.Json.Files;

/// <summary>Looks at the first line of a file, and then gives all of it.</summary>
internal sealed class FirstLine : ReadOnlyStream
{
    private const int Step = 1 << 14;

    private readonly Stream content;
    private byte[] kept = new byte[Step];
    private int length;
    private int given;

    public FirstLine(Stream content)
    {
        this.content = content;
        Fill();
        int mark = kept.AsSpan(0, length).StartsWith(Utf8Mark) ? Utf8Mark.Length : 0;
        given = mark;
        ReadOnlySpan<byte> text = kept.AsSpan(mark, length - mark).TrimStart(" \t\r\n"u8);
        First = text.IsEmpty ? null : text[0];
        int end = text.IndexOf((byte)'\n');
        IsMessage = First == (byte)'{' && IsWhole(end < 0 ? text : text[..end]);
    }

    /// <summary>The first sign of the file that is no blank; null when there is none.</summary>
    public byte? First { get; }

    /// <summary>The line is a message: the file has one on each.</summary>
    public bool IsMessage { get; }

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    public override int Read(Span<byte> buffer)
    {
        if (given == length)
        {
            kept = [];
            (given, length) = (0, 0);
            return content.Read(buffer);
        }

        int count = Math.Min(buffer.Length, length - given);
        kept.AsSpan(given, count).CopyTo(buffer);
        given += count;
        return count;
    }

    /// <summary>Up to the end of the first line that is not blank, or a message's length.</summary>
    private void Fill()
    {
        int read;
        do
        {
            if (kept.Length - length < Step)
            {
                Array.Resize(ref kept, kept.Length * 2);
            }

            read = content.Read(kept, length, Step);
            length += read;
        }
        while (read > 0 && length <= EventLimits.EventBytes && !kept.AsSpan(0, length).TrimStart(" \t\r\n"u8).Contains((byte)'\n'));
    }

    private static bool IsWhole(ReadOnlySpan<byte> line)
    {
        try
        {
            Utf8JsonReader reader = new(line);
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

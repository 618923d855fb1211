namespace SloWatch.Engine.Adapters.JsonLines;

/// <summary>Gives out the lines of a stream one by one from a buffer that is used again, so that memory is two lines at most.</summary>
/// <param name="longest">Bytes of the longest line; a longer one is given cut, and the rest of it is skipped.</param>
internal sealed class LineReader(Stream content, int longest)
{
    private const int InitialBytes = 1 << 16;

    private byte[] buffer = new byte[InitialBytes];
    private int start;
    private int end;
    private bool skipping;

    /// <summary>Of the line given out last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The line was longer than allowed.</summary>
    public bool IsCut { get; private set; }

    /// <summary>No line break follows: the file ends with this line.</summary>
    public bool IsLast { get; private set; }

    /// <summary>False at the end. The line comes without its line break and is valid until the next call.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        SkipRest();
        Number++;
        int searched = 0;
        while (true)
        {
            int found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = Take(searched + found, lineBreak: 1);
                return true;
            }

            searched = end - start;
            skipping = searched > longest;
            if (skipping || !Fill())
            {
                IsLast = !skipping;
                line = Take(searched, lineBreak: 0);
                return searched > 0;
            }
        }
    }

    private ReadOnlySpan<byte> Take(int length, int lineBreak)
    {
        ReadOnlySpan<byte> line = buffer.AsSpan(start, length);
        start += length + lineBreak;
        IsCut = length > longest;
        return IsCut ? line[..longest] : line is [.. var before, (byte)'\r'] ? before : line;
    }

    private void SkipRest()
    {
        while (skipping)
        {
            int found = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            start = found < 0 ? end : start + found + 1;
            skipping = found < 0 && Fill();
        }
    }

    /// <summary>False at the end of the stream.</summary>
    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        else if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        int read = content.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}

using SloWatch.Engine.Ingest.Files;

namespace SloWatch.Engine.Adapters.Csv.Rows;

/// <summary>Keeps what was read from the row on that is being read, so that it can be read again from somewhere else.</summary>
internal sealed class ReplayStream(Stream content) : ReadOnlyStream
{
    private const int InitialBytes = 1 << 17;

    private byte[] kept = new byte[InitialBytes];
    private int length;
    private int next;
    private long keptFrom;

    /// <summary>What ended the content before its end, as if that were here; null: nothing did.</summary>
    public Exception? Broken { get; private set; }

    /// <summary>Offset of the end of what was read.</summary>
    public long End => keptFrom + length;

    /// <summary>Offset of the row that is being read; nothing before it will be asked for again.</summary>
    public long Needed { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (next == length)
        {
            Fetch(buffer.Length);
        }

        int count = Math.Min(buffer.Length, length - next);
        kept.AsSpan(next, count).CopyTo(buffer);
        next += count;
        return count;
    }

    /// <summary>Goes on with the line break that ends the line at an offset, however far away it is. False when there is none.</summary>
    public bool GoToLineBreak(long offset)
    {
        next = (int)(offset - keptFrom);
        while (true)
        {
            int found = kept.AsSpan(next, length - next).IndexOfAny((byte)'\n', (byte)'\r');
            if (found >= 0)
            {
                next += found;
                Needed = keptFrom + next;
                return true;
            }

            next = length;
            Needed = keptFrom + length;
            Fetch(InitialBytes);
            if (next == length)
            {
                return false;
            }
        }
    }

    /// <summary>Where reading stands.</summary>
    public long Offset => keptFrom + next;

    private void Fetch(int wanted)
    {
        Forget();
        if (kept.Length - length < wanted)
        {
            Array.Resize(ref kept, Math.Max(kept.Length * 2, length + wanted));
        }

        try
        {
            length += Broken is null ? content.Read(kept, length, wanted) : 0;
        }
        catch (Exception broken) when (GuardedStream.IsBreak(broken))
        {
            // The rows before are still to be read.
            Broken = broken;
        }
    }

    private void Forget()
    {
        int old = (int)(Needed - keptFrom);
        if (old > 0)
        {
            kept.AsSpan(old, length - old).CopyTo(kept);
            (length, next, keptFrom) = (length - old, next - old, Needed);
        }
    }
}

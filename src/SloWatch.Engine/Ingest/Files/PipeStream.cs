namespace SloWatch.Engine.Ingest.Files;

/// <summary>What a pipe gives. It may give nothing for hours, so it is waited for on another thread, and whoever waits can be cancelled.</summary>
internal sealed class PipeStream(Stream pipe, CancellationToken cancellation) : ReadOnlyStream
{
    private readonly byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;

    /// <summary>The first bytes, which stay to be read; fewer at the end. Only before anything was read.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (end < count && Fill())
        {
        }

        return buffer.AsSpan(0, Math.Min(count, end));
    }

    public override int Read(Span<byte> into)
    {
        if (start == end)
        {
            (start, end) = (0, 0);
            Fill();
        }

        int read = Math.Min(into.Length, end - start);
        buffer.AsSpan(start, read).CopyTo(into);
        start += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            pipe.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>False at the end.</summary>
    private bool Fill()
    {
        int read = Task.Run(() => pipe.Read(buffer, end, buffer.Length - end), cancellation).WaitAsync(cancellation).GetAwaiter().GetResult();
        end += read;
        return read > 0;
    }
}

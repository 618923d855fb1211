namespace SloWatch.Engine.Ingest.Files;

/// <summary>Counts what is read; another thread may look.</summary>
internal sealed class CountingStream(Stream inner) : ReadOnlyStream
{
    private long count;

    public long Count => Volatile.Read(ref count);

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        Volatile.Write(ref count, count + read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

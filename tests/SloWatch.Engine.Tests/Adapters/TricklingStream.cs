namespace SloWatch.Engine.Tests.Adapters;

/// <summary>Gives a few bytes at a time, makes them as they are asked for, and may fail in the end. Looks at the memory now and then.</summary>
internal sealed class TricklingStream(IEnumerator<byte> bytes, int atOnce, Exception? end = null) : Stream
{
    private const long MeasureEvery = 2 << 20;

    private long untilMeasured = MeasureEvery;

    public TricklingStream(IEnumerable<byte> bytes, int atOnce, Exception? end = null)
        : this(bytes.GetEnumerator(), atOnce, end)
    {
    }

    /// <summary>What was in use after the first part of the content.</summary>
    public long FirstHeap { get; private set; }

    /// <summary>What was in use at most while the content was read.</summary>
    public long GreatestHeap { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = 0;
        while (read < Math.Min(atOnce, count) && bytes.MoveNext())
        {
            buffer[offset + read++] = bytes.Current;
        }

        untilMeasured -= read;
        if (untilMeasured < 0)
        {
            untilMeasured = MeasureEvery;
            long heap = GC.GetTotalMemory(forceFullCollection: true);
            FirstHeap = FirstHeap == 0 ? heap : FirstHeap;
            GreatestHeap = Math.Max(GreatestHeap, heap);
        }

        return read > 0 || end is null ? read : throw end;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        bytes.Dispose();
        base.Dispose(disposing);
    }
}

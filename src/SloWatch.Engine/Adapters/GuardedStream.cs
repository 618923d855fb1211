using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters;

/// <summary>Reads a file's content for an adapter: what goes wrong below becomes an <see cref="UnreadableFileException"/>, and no piece is without end.</summary>
/// <param name="place">Where reading stands.</param>
/// <param name="longestPiece">Bytes that may be read between two calls of <see cref="BeginPiece"/>.</param>
internal sealed class GuardedStream(Stream content, Func<Place> place, long longestPiece) : Stream
{
    private long pieceBytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>A piece was read to its end.</summary>
    public void BeginPiece() => pieceBytes = 0;

    public override int Read(Span<byte> buffer)
    {
        if (pieceBytes > longestPiece)
        {
            throw new UnreadableFileException(place(), $"more than {longestPiece >> 20} MiB stand here without a break", "check that this is the right file");
        }

        try
        {
            int read = content.Read(buffer);
            pieceBytes += read;
            return read;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            string what = broken is IOException ? $"reading fails here: {broken.Message.TrimEnd('.')}" : "the archive is damaged or cut off here";
            throw new UnreadableFileException(place(), what, "fetch the file again, and import it again");
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

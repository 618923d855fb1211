using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Ingest.Files;

namespace SloWatch.Engine.Adapters;

/// <summary>Reads a file's content for an adapter: what goes wrong below becomes an <see cref="UnreadableFileException"/>, and no piece is without end.</summary>
/// <param name="place">Where reading stands.</param>
/// <param name="longestPiece">Bytes that may be read between two calls of <see cref="BeginPiece"/>.</param>
internal sealed class GuardedStream(Stream content, Func<Place> place, long longestPiece) : ReadOnlyStream
{
    private long pieceBytes;

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
        catch (Exception broken) when (IsBreak(broken))
        {
            throw Unreadable(place(), broken);
        }
    }

    /// <summary>A disk or an archive that gives no more.</summary>
    public static bool IsBreak(Exception broken) => broken is InvalidDataException or IOException;

    public static UnreadableFileException Unreadable(Place place, Exception broken)
    {
        string what = broken is IOException ? $"reading fails here: {broken.Message.TrimEnd('.')}" : "the archive is damaged or cut off here";
        return new UnreadableFileException(place, what, "fetch the file again, and import it again");
    }
}

using System.Buffers;

namespace SloWatch.Server.Api.Events;

/// <summary>What was read of a body and not yet consumed, in a buffer that is used again: memory is a few events, however long the body is.</summary>
internal sealed class BodyWindow(Stream body) : IDisposable
{
    private const int InitialBytes = 1 << 14;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int start;
    private int end;

    public ReadOnlySpan<byte> Unread => buffer.AsSpan(start, end - start);

    /// <summary>Nothing comes after <see cref="Unread"/>.</summary>
    public bool IsLast { get; private set; }

    /// <summary>Spans given out before are valid until the next <see cref="FillAsync"/>.</summary>
    public void Consume(int bytes) => start += bytes;

    public async ValueTask FillAsync(CancellationToken cancellation)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            Grow();
        }

        int read = await body.ReadAsync(buffer.AsMemory(end), cancellation);
        end += read;
        IsLast = read == 0;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        (start, end) = (0, 0);
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}

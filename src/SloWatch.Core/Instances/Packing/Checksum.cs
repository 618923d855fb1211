namespace SloWatch.Core.Instances.Packing;

/// <summary>FNV-1a, 64 bits: tells damage, not malice.</summary>
public static class Checksum
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static long Of(ReadOnlySpan<byte> bytes)
    {
        ulong hash = Basis;
        foreach (byte value in bytes)
        {
            hash = unchecked((hash ^ value) * Prime);
        }

        return unchecked((long)hash);
    }

    /// <summary>Of an instance: its full chunks in order, then the open one.</summary>
    public static long OfChunks(IReadOnlyList<byte[]> chunks) => Over([.. chunks.Take(chunks.Count - 1).Select(chunk => Of(chunk))], Of(chunks[^1]));

    internal static long Over(IReadOnlyList<long> full, long open)
    {
        ulong hash = Basis;
        for (int i = 0; i <= full.Count; i++)
        {
            hash = unchecked((hash ^ (ulong)(i < full.Count ? full[i] : open)) * Prime);
        }

        return unchecked((long)hash);
    }
}

using System.Text;

namespace SloWatch.Core.Events;

/// <summary>
/// Gives the same string for the same UTF-8, as long as no other took its place: most texts of events are names that recur, whether they are told
/// or read back. It never grows, and each thread has its own.
/// </summary>
public static class NamePool
{
    private const int Size = 4096;
    private const int LongestBytes = 64;

    [ThreadStatic]
    private static string?[]? pool;

    /// <param name="utf8">Valid UTF-8.</param>
    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestBytes)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        string?[] names = pool ??= new string?[Size];
        int slot = SlotOf(utf8);
        string? known = names[slot];
        if (known is not null && IsSame(known, utf8))
        {
            return known;
        }

        return names[slot] = Encoding.UTF8.GetString(utf8);
    }

    private static int SlotOf(ReadOnlySpan<byte> utf8)
    {
        HashCode hash = default;
        hash.AddBytes(utf8);
        return (int)(unchecked((uint)hash.ToHashCode()) % Size);
    }

    private static bool IsSame(string known, ReadOnlySpan<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[LongestBytes];
        return Encoding.UTF8.TryGetBytes(known, bytes, out int length) && bytes[..length].SequenceEqual(utf8);
    }
}

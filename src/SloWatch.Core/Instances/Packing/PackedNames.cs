using System.Text;

namespace SloWatch.Core.Instances.Packing;

/// <summary>Gives the same string for the same bytes, as long as no other took its place: most texts of facts are names that recur.</summary>
internal static class PackedNames
{
    private const int Size = 4096;
    private const int LongestName = 64;

    [ThreadStatic]
    private static string?[]? pool;

    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestName)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        string?[] names = pool ??= new string?[Size];
        int slot = (int)(unchecked((ulong)Checksum.Of(utf8)) % Size);
        string? known = names[slot];
        if (known is not null && IsSame(known, utf8))
        {
            return known;
        }

        return names[slot] = Encoding.UTF8.GetString(utf8);
    }

    private static bool IsSame(string known, ReadOnlySpan<byte> utf8)
    {
        Span<byte> bytes = stackalloc byte[LongestName];
        return Encoding.UTF8.TryGetBytes(known, bytes, out int length) && bytes[..length].SequenceEqual(utf8);
    }
}

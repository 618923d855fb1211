using System.Text;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>
/// Gives back the same string for the same UTF-8, for the few names that most events share. Each slot holds the latest name that fell
/// on it, so that the pool never grows. What it holds has passed <see cref="EventLimits.Refusal"/>.
/// </summary>
internal sealed class NamePool
{
    private const int Slots = 4096;
    private const int LongestBytes = 64;

    private readonly byte[]?[] keys = new byte[]?[Slots];
    private readonly string[] names = new string[Slots];

    /// <summary>The name; null, and why, when the text cannot be one.</summary>
    /// <param name="utf8">Valid UTF-8.</param>
    public string? Get(ReadOnlySpan<byte> utf8, out string? refusal)
    {
        refusal = null;
        int slot = SlotOf(utf8);
        if (keys[slot] is { } key && utf8.SequenceEqual(key))
        {
            return names[slot];
        }

        string name = Encoding.UTF8.GetString(utf8);
        refusal = EventLimits.Refusal(name);
        if (refusal is not null)
        {
            return null;
        }

        if (utf8.Length <= LongestBytes)
        {
            keys[slot] = utf8.ToArray();
            names[slot] = name;
        }

        return name;
    }

    private static int SlotOf(ReadOnlySpan<byte> utf8)
    {
        uint hash = 2166136261;
        foreach (byte letter in utf8[..Math.Min(utf8.Length, LongestBytes)])
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }

        return (int)((hash ^ (hash >> 15)) % Slots);
    }
}

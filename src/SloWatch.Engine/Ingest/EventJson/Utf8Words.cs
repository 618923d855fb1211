using System.Text;

namespace SloWatch.Engine.Ingest.EventJson;

/// <summary>A small fixed vocabulary, found by its UTF-8 without making a string.</summary>
internal sealed class Utf8Words
{
    private const int Slots = 256;

    private readonly byte[]?[] words = new byte[]?[Slots];
    private readonly sbyte[] ordinals = new sbyte[Slots];

    public Utf8Words(IReadOnlyList<string> vocabulary)
    {
        for (int ordinal = 0; ordinal < vocabulary.Count; ordinal++)
        {
            byte[] word = Encoding.UTF8.GetBytes(vocabulary[ordinal]);
            int slot = SlotOf(word);
            while (words[slot] is not null)
            {
                slot = (slot + 1) % Slots;
            }

            words[slot] = word;
            ordinals[slot] = (sbyte)ordinal;
        }
    }

    /// <summary>Its place in the vocabulary; -1 when it is not a word of it.</summary>
    public int Find(ReadOnlySpan<byte> word)
    {
        for (int slot = SlotOf(word); words[slot] is { } known; slot = (slot + 1) % Slots)
        {
            if (word.SequenceEqual(known))
            {
                return ordinals[slot];
            }
        }

        return -1;
    }

    private static int SlotOf(ReadOnlySpan<byte> word) =>
        word.IsEmpty ? 0 : ((word[0] * 31) + (word[^1] * 7) + (word[word.Length / 2] * 3) + word.Length) % Slots;
}

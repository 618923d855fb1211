using System.Runtime.InteropServices;
using System.Text;

namespace SloWatch.Core.Instances.Packing;

/// <summary>Writes numbers of variable length and texts that are kept once.</summary>
internal sealed class PackWriter
{
    /// <summary>Of a string, its place in the list and in the dictionary.</summary>
    private const int TextOverhead = 64;

    [ThreadStatic]
    private static PackWriter? spare;

    private readonly List<string> texts = [];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private byte[] body;
    private int length;

    public PackWriter(int capacity) => body = GC.AllocateUninitializedArray<byte>(capacity);

    public int Length => length;

    public ReadOnlySpan<byte> Body => body.AsSpan(0, length);

    public ReadOnlySpan<string> Texts => CollectionsMarshal.AsSpan(texts);

    /// <summary>What the texts take in memory, roughly.</summary>
    public long TextBytes { get; private set; }

    public static PackWriter Rent()
    {
        PackWriter writer = spare ??= new(1024);
        writer.Clear();
        return writer;
    }

    public void Clear()
    {
        texts.Clear();
        indexes.Clear();
        length = 0;
        TextBytes = 0;
    }

    public void Byte(byte value)
    {
        Reserve(1);
        body[length++] = value;
    }

    public void Number(ulong value)
    {
        Reserve(10);
        length += Encode(body.AsSpan(length), value);
    }

    /// <summary>Zigzag: small numbers of either sign are short.</summary>
    public void Signed(long value) => Number(unchecked((ulong)((value << 1) ^ (value >> 63))));

    public void Text(string text)
    {
        if (!indexes.TryGetValue(text, out int index))
        {
            index = texts.Count;
            indexes.Add(text, index);
            texts.Add(text);
            TextBytes += TextOverhead + (2 * text.Length);
        }

        Number((ulong)index);
    }

    /// <summary>Layout, text table, number of facts, facts.</summary>
    public byte[] Finish(byte layout, int facts)
    {
        int most = 21 + length;
        foreach (string text in texts)
        {
            most += 5 + Encoding.UTF8.GetMaxByteCount(text.Length);
        }

        byte[] buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(most);
        buffer[0] = layout;
        int at = 1;
        at += Encode(buffer.AsSpan(at), (ulong)texts.Count);
        foreach (string text in texts)
        {
            // Lone surrogates cannot come in: the border refuses what is no valid text.
            at += Encode(buffer.AsSpan(at), (ulong)Encoding.UTF8.GetByteCount(text));
            at += Encoding.UTF8.GetBytes(text, buffer.AsSpan(at));
        }

        at += Encode(buffer.AsSpan(at), (ulong)facts);
        body.AsSpan(0, length).CopyTo(buffer.AsSpan(at));
        byte[] packed = buffer.AsSpan(0, at + length).ToArray();
        System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        return packed;
    }

    private static int Encode(Span<byte> into, ulong value)
    {
        int at = 0;
        while (value >= 0x80)
        {
            into[at++] = (byte)((value & 0x7F) | 0x80);
            value >>= 7;
        }

        into[at++] = (byte)value;
        return at;
    }

    private void Reserve(int bytes)
    {
        if (length + bytes > body.Length)
        {
            Array.Resize(ref body, body.Length * 2);
        }
    }
}

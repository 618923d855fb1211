using SloWatch.Core.Events;

namespace SloWatch.Core.Instances.Packing;

/// <summary>Reads what <see cref="PackWriter"/> wrote. Throws <see cref="FormatException"/> or <see cref="IndexOutOfRangeException"/> on damage.</summary>
internal ref struct PackReader
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly ReadOnlySpan<string> texts;
    private int at;

    /// <summary>Of a body whose texts are at hand, from a place in it on.</summary>
    public PackReader(ReadOnlySpan<byte> body, ReadOnlySpan<string> texts, int at)
    {
        bytes = body;
        this.texts = texts;
        this.at = at;
    }

    public PackReader(ReadOnlySpan<byte> bytes, byte layout)
    {
        this.bytes = bytes;
        if (bytes.Length == 0 || bytes[0] != layout)
        {
            throw new FormatException("The layout of the stored facts is unknown.");
        }

        at = 1;
        string[] table = new string[Count()];
        for (int i = 0; i < table.Length; i++)
        {
            int length = Count();
            table[i] = NamePool.Get(bytes.Slice(at, length));
            at += length;
        }

        texts = table;

        FactCount = Count();
    }

    public int FactCount { get; }

    public byte Byte() => bytes[at++];

    public ulong Number()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            byte next = bytes[at++];
            value |= unchecked((ulong)(next & 0x7F) << shift);
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("A stored number is too long.");
    }

    public long Signed()
    {
        ulong value = Number();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    /// <summary>A count of things that take at least a byte each, so that damage cannot ask for endless memory.</summary>
    public int Count()
    {
        ulong count = Number();
        return count <= (ulong)bytes.Length ? (int)count : throw new FormatException("A stored count is too large.");
    }

    public string Text() => texts[Count()];

    public readonly void ExpectEnd()
    {
        if (at != bytes.Length)
        {
            throw new FormatException("The stored facts have a surplus.");
        }
    }
}

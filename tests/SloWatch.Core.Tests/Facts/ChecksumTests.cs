using System.Text;
using SloWatch.Core.Instances.Packing;

namespace SloWatch.Core.Tests.Facts;

/// <summary>Stored rows carry it, so it stays what it is: FNV-1a of 64 bits.</summary>
public class ChecksumTests
{
    [Theory]
    [InlineData("", 0xcbf29ce484222325)]
    [InlineData("a", 0xaf63dc4c8601ec8c)]
    [InlineData("foobar", 0x85944171f73967e8)]
    public void Of_bytes_it_is_what_the_definition_gives(string text, ulong expected) => Assert.Equal(expected, unchecked((ulong)Checksum.Of(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void Of_an_instance_it_takes_in_the_sums_of_its_chunks_in_order()
    {
        byte[][] chunks = [[1, 2], [3], [4, 5]];
        ulong expected = 0xcbf29ce484222325;
        foreach (byte[] chunk in chunks)
        {
            expected = unchecked((expected ^ (ulong)Checksum.Of(chunk)) * 0x100000001b3);
        }

        Assert.Equal(expected, unchecked((ulong)Checksum.OfChunks(chunks)));
        Assert.NotEqual(Checksum.OfChunks(chunks), Checksum.OfChunks([[3], [1, 2], [4, 5]]));
    }
}

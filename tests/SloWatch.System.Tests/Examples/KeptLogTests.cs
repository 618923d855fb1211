using System.IO.Compression;
using SloWatch.Testing;
using SloWatch.Testing.SampleOrders;
using SloWatch.Testing.SampleTickets;

namespace SloWatch.System.Tests.Examples;

/// <summary>After a change of a story, SLOWATCH_WRITE_SAMPLE=1 writes the kept logs anew.</summary>
public class KeptLogTests
{
    private const int LargestBytes = 150_000;

    public static TheoryData<string> Sources => [.. SampleOrders.Sources];

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_log_of_each_source_of_an_order_is_the_one_its_seed_makes(string source)
    {
        byte[] made = SampleOrders.JsonLines(source);
        string path = Repository.PathOf(SampleOrders.KeptAt(source));
        if (IsWriting(path))
        {
            using GZipStream file = new(File.Create(path), CompressionLevel.SmallestSize);
            file.Write(made);
        }

        // Unpacked: versions of the library pack the same bytes differently.
        using GZipStream kept = new(File.OpenRead(path), CompressionMode.Decompress);
        using MemoryStream content = new();
        kept.CopyTo(content);
        Assert.Equal(made, content.ToArray());
    }

    [Fact]
    public void The_table_of_tickets_is_the_one_its_seed_makes()
    {
        byte[] made = SampleTickets.Table();
        string path = Repository.PathOf(SampleTickets.KeptAt);
        if (IsWriting(path))
        {
            File.WriteAllBytes(path, made);
        }

        Assert.Equal(made, File.ReadAllBytes(path));
    }

    [Fact]
    public void The_kept_logs_are_small()
    {
        Assert.InRange(SampleOrders.Sources.Sum(source => new FileInfo(Repository.PathOf(SampleOrders.KeptAt(source))).Length), 1, LargestBytes);
        Assert.InRange(new FileInfo(Repository.PathOf(SampleTickets.KeptAt)).Length, 1, LargestBytes);
    }

    private static bool IsWriting(string path)
    {
        bool writes = Environment.GetEnvironmentVariable("SLOWATCH_WRITE_SAMPLE") == "1";
        if (writes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }

        return writes;
    }
}

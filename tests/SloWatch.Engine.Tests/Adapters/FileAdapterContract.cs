using System.IO.Compression;
using System.Text;
using SloWatch.Core.Events;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters;

namespace SloWatch.Engine.Tests.Adapters;

/// <summary>What holds for every adapter on the shelf, whatever the file. Runs alone, because it looks at the memory of the process.</summary>
[Collection(MemoryTests.Name)]
public class FileAdapterContract
{
    /// <summary>Two lines of the greatest length, or one piece of XML as the parser buffers it.</summary>
    private const long MostMemory = 40_000_000;

    public static TheoryData<string> Adapters => [.. AdapterCatalogue.Files.Select(adapter => adapter.Name)];

    public static TheoryData<string, string> HostileFiles
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string adapter in AdapterCatalogue.Files.Select(adapter => adapter.Name))
            {
                foreach (string file in Hostile.Files.Keys)
                {
                    data.Add(adapter, file);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(HostileFiles))]
    public void A_hostile_file_is_read_refused_or_called_unreadable_and_memory_stays_small(string adapter, string file)
    {
        CountingSink sink = new();
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        using TricklingStream content = new(Hostile.Files[file](), 1 << 16);
        try
        {
            Find(adapter).Import(RecordingSink.FileOf(Find(adapter), content), sink, CancellationToken.None);
        }
        catch (UnreadableFileException refusal)
        {
            Assert.Matches(@"^log\.\w+:\d+:\d+: .+; .+", refusal.Message);
        }

        Assert.Equal(0, sink.Taken);
        Assert.InRange(content.GreatestHeap - heap, long.MinValue, MostMemory);
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void A_cancelled_import_stops(string adapter)
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        using MemoryStream content = new(Encoding.UTF8.GetBytes(Samples.ValidFile(adapter, 100)));
        Assert.Throws<OperationCanceledException>(() => Find(adapter).Import(RecordingSink.FileOf(Find(adapter), content), new CountingSink(), source.Token));
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void A_file_cut_off_anywhere_is_read_up_to_there(string adapter)
    {
        byte[] whole = Encoding.UTF8.GetBytes(Samples.ValidFile(adapter, 3));
        for (int length = 0; length < whole.Length; length++)
        {
            RecordingSink sink = new();
            using MemoryStream content = new(whole, 0, length);
            try
            {
                Find(adapter).Import(RecordingSink.FileOf(Find(adapter), content), sink, CancellationToken.None);
            }
            catch (UnreadableFileException)
            {
                // Saying so is right, too.
            }

            Assert.All(sink.Taken, fact => Assert.Equal("loans", fact.Workflow));
        }
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void A_file_with_any_byte_changed_is_read_refused_or_called_unreadable(string adapter)
    {
        byte[] whole = Encoding.UTF8.GetBytes(Samples.ValidFile(adapter, 2));
        foreach (byte changed in new byte[] { 0, (byte)'<', (byte)'"', (byte)'&', 0x80, 0xFF })
        {
            for (int at = 0; at < whole.Length; at++)
            {
                byte[] content = [.. whole[..at], changed, .. whole[(at + 1)..]];
                try
                {
                    RecordingSink.Import(Find(adapter), content);
                }
                catch (UnreadableFileException)
                {
                    // Saying so is right, too.
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void An_archive_that_is_cut_off_or_damaged_is_unreadable(string adapter)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Samples.ValidFile(adapter, 2000)));
        }

        byte[] damaged = packed.ToArray();
        damaged[damaged.Length / 2] ^= 0x55;
        Assert.Throws<UnreadableFileException>(() => RecordingSink.Import(Find(adapter), new GZipStream(new MemoryStream(damaged), CompressionMode.Decompress)));
        Assert.Throws<UnreadableFileException>(() =>
            RecordingSink.Import(Find(adapter), new GZipStream(new MemoryStream(packed.ToArray()[..^1000]), CompressionMode.Decompress)));
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Memory_does_not_grow_with_the_file(string adapter)
    {
        CountingSink sink = new();
        using TricklingStream content = new(Samples.ValidBytes(adapter, 100_000), 1 << 16);
        Find(adapter).Import(RecordingSink.FileOf(Find(adapter), content), sink, CancellationToken.None);
        Assert.True(sink.Taken >= 200_000);
        Assert.InRange(content.GreatestHeap - content.FirstHeap, 0, 5_000_000);
    }

    [Fact]
    public void Names_and_endings_belong_to_one_adapter_each()
    {
        Assert.Distinct(AdapterCatalogue.Files.Select(adapter => adapter.Name));
        Assert.Distinct(AdapterCatalogue.Files.SelectMany(adapter => adapter.Extensions));
        Assert.All(AdapterCatalogue.Files, adapter => Assert.Same(adapter, AdapterCatalogue.Find(adapter.Name)));
        Assert.Null(AdapterCatalogue.Find("nothing"));
    }

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Each_adapter_describes_itself(string adapter)
    {
        IFileAdapter found = Find(adapter);
        Assert.EndsWith(".", found.Summary, StringComparison.Ordinal);
        Assert.Contains($"format: {adapter}", found.Example, StringComparison.Ordinal);
        Assert.All(found.Extensions, extension => Assert.Matches(@"^\.[a-z]+$", extension));
        Assert.Distinct(found.Settings.Select(setting => setting.Name));
    }

    private static IFileAdapter Find(string name) => AdapterCatalogue.Find(name)!;

    private sealed class CountingSink : IEventSink
    {
        public long Taken { get; private set; }

        public void Take(WorkflowEvent fact) => Taken++;

        public void Refuse(Place place, string reason, string content)
        {
            Assert.NotEqual("", reason);
            Assert.True(place.Line >= 1 && place.Column >= 1);
            Assert.True(content.Length <= 4000);
        }

        public void Unmapped(string activity)
        {
        }
    }
}

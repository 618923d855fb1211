using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Stores;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Pipeline;

public sealed class BrokenFileTests : IDisposable
{
    private static readonly Core.Rules.RuleSet Rules = ImportPlace.Rules(Measure.CycleTime("1h"));

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void A_file_of_which_nothing_can_be_read_leaves_no_store()
    {
        string file = place.Write("events.jsonl", "<html>not found</html>\n");

        Assert.Throws<UnreadableFileException>(() => place.Import(file, Rules));
        Assert.False(File.Exists(place.StorePath));
    }

    [Theory]
    [InlineData("missing.jsonl", "there is no such file; check its name")]
    [InlineData("events.doc", "its format is not known by its name; rename it to end in one of")]
    [InlineData("events.txt.gz", "its format is not known by its name")]
    public void A_file_that_cannot_be_opened_or_recognised_is_refused_with_the_remedy(string name, string message)
    {
        ImportRefusedException refused = Assert.Throws<ImportRefusedException>(() => place.Import(place.PathOf(name), Rules));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(place.StorePath));
    }

    [Fact]
    public void Archives_of_other_kinds_are_named()
    {
        File.WriteAllBytes(place.PathOf("events.jsonl"), [(byte)'P', (byte)'K', 3, 4, 0, 0]);

        ImportRefusedException refused = Assert.Throws<ImportRefusedException>(() => place.Import(place.PathOf("events.jsonl"), Rules));
        Assert.Contains("it is a zip archive; unpack it first", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_brings_nothing_and_says_so()
    {
        ImportResult result = place.Import(place.Write("events.jsonl", ""), Rules);

        Assert.Equal((0, 0, 0), (result.Events, result.New, result.Refused));
        Assert.Null(result.Stopped);
        Assert.False(File.Exists(place.StorePath));
    }

    [Fact]
    public void An_archive_that_is_cut_off_keeps_what_was_read_and_is_not_complete_until_it_was_read_whole()
    {
        Crowd crowd = Crowd.Of(7, instances: 600, size: 60);
        string whole = place.Write("whole.jsonl.gz", crowd.Events);
        byte[] bytes = File.ReadAllBytes(whole);
        string cut = place.PathOf("cut.jsonl.gz");
        File.WriteAllBytes(cut, bytes[..(bytes.Length * 3 / 4)]);

        ImportResult broken = place.Import(cut, crowd.Rules);
        Assert.Contains("cut.jsonl.gz", broken.Stopped, StringComparison.Ordinal);
        Assert.True(broken.New > 1000);
        Assert.All(place.Read(store => store.Sources.All()), source => Assert.Equal(Instant.Never, source.Watermark));
        Assert.All(place.Read(store => store.Sources.All()), source => Assert.Contains("cut.jsonl.gz broke off", source.Note, StringComparison.Ordinal));
        place.AssertAudited(crowd.Rules);

        Assert.Null(place.Import(whole, crowd.Rules).Stopped);
        Assert.All(place.Read(store => store.Sources.All()), source => Assert.Equal(Instant.Ever, source.Watermark));
        using ImportPlace fresh = new();
        fresh.Import(crowd.Events, crowd.Rules);
        Assert.Equal(fresh.Dump(), place.Dump());
    }

    [Fact]
    public void A_packed_file_is_recognised_by_its_content()
    {
        string packed = place.Write("events.jsonl.gz", Case.AtNine().Facts);
        File.Copy(packed, place.PathOf("events.jsonl"));

        Assert.Equal(1, place.Import(place.PathOf("events.jsonl"), Rules).New);
    }

    [Fact]
    public void Bad_lines_go_into_quarantine_with_place_and_reason_and_the_rest_is_imported()
    {
        string file = place.Write("events.jsonl", $$"""
            {{ImportPlace.Lines([.. Case.Of("a").Started("09:00").Facts]).TrimEnd()}}
            {"kind":"ended","at":"yesterday","source":"engine","workflow":"payments","instance":"a","outcome":"completed"}
            {{ImportPlace.Lines([.. Case.Of("b").Started("09:00").Facts]).TrimEnd()}}
            """);
        ImportResult result = place.Import(file, Rules);
        place.Import(file, Rules);

        Assert.Equal((2, 2, 1), (result.Events, result.New, result.Refused));
        Quarantined refused = Assert.Single(place.Read(store => store.Sources.Quarantine(null, 10)));
        Assert.StartsWith($"{file}:2:", refused.Origin, StringComparison.Ordinal);
        Assert.Contains("yesterday", refused.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_nothing_but_bad_lines_ends_and_all_of_them_are_counted()
    {
        string file = place.Write("events.jsonl", string.Concat(Enumerable.Repeat("{}\n", 2500)));
        ImportResult result = place.Import(file, Rules);

        Assert.Equal((0, 2500), (result.Events, result.Refused));
        Assert.Equal(2500, place.Read(store => store.Sources.QuarantineCount(null)));
        Assert.Empty(place.Read(store => store.Sources.All()));
    }

    [Fact]
    public void Progress_tells_bytes_of_the_file_on_disk_and_ends_at_the_end()
    {
        Crowd crowd = Crowd.Of(8, instances: 1500, size: 60);
        string file = place.Write("events.jsonl.gz", crowd.Events);
        Seen seen = new();
        ImportResult result = place.Import(file, crowd.Rules, progress: seen);

        Assert.True(seen.All.Count is > 1 and < 10, $"{seen.All.Count} reports");
        Assert.Equal(new ImportProgress(new FileInfo(file).Length, new FileInfo(file).Length, result.Events), seen.All[^1]);
        Assert.Equal(seen.All.OrderBy(report => report.Events), seen.All);
    }

    private sealed class Seen : IProgress<ImportProgress>
    {
        public List<ImportProgress> All { get; } = [];

        public void Report(ImportProgress value) => All.Add(value);
    }
}

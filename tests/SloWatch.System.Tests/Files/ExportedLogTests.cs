using static SloWatch.System.Tests.Files.LogFolder;

namespace SloWatch.System.Tests.Files;

/// <summary>An event log, its export, and the mapping that made the one of the other.</summary>
public sealed class ExportedLogTests : IDisposable
{
    private readonly LogFolder folder = new();

    public ExportedLogTests()
    {
        folder.WriteLog("log.xes", Trace("c", "A1 00:00", "A2 00:50", "END 01:10"), Trace("d", "A1 02:00", "END 02:10"));
        folder.Import("log.xes", " --store origin.db");
        folder.Write("events.jsonl", folder.Run("export --events --store origin.db").Out);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("log.xes", "events.jsonl")]
    [InlineData("events.jsonl", "log.xes")]
    [InlineData("log.xes", "events.jsonl", "log.xes")]
    [InlineData("events.jsonl", "log.xes", "events.jsonl", "log.xes")]
    public void They_can_be_imported_in_any_order_and_the_second_changes_nothing(params string[] files)
    {
        Assert.All(files, file => Assert.Equal(0, folder.Import(file).ExitCode));

        Assert.Equal(folder.Run("export --events --store origin.db").Out, folder.Run("export --events").Out);
        Assert.Equal(folder.Run("report --json --store origin.db").Out, folder.Run("report --json").Out);
        Assert.Equal(0, folder.Run("audit").ExitCode);
    }

    [Theory]
    [InlineData("log.xes")]
    [InlineData("log.xes", "events.jsonl")]
    [InlineData("events.jsonl", "log.xes")]
    [InlineData("events.jsonl", "log.xes", "events.jsonl")]
    public void A_mapping_that_changed_is_still_refused_once_it_was_used(params string[] files)
    {
        Assert.All(files, file => Assert.Equal(0, folder.Import(file).ExitCode));
        string before = folder.Run("export --events").Out;
        folder.ChangeMapping();

        Answer refused = folder.Import("log.xes");

        Assert.Equal(4, refused.ExitCode);
        Assert.Contains("import with --replace to put the newly mapped events in their place", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, folder.Run("export --events").Out);
    }

    [Fact]
    public void Events_that_replace_a_log_take_its_mapping_with_them()
    {
        folder.Import("log.xes");
        folder.ChangeMapping();

        Assert.Equal(0, folder.Import("events.jsonl", " --replace").ExitCode);
        Assert.Equal(0, folder.Import("log.xes").ExitCode);
    }
}

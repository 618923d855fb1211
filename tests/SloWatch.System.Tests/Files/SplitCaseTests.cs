using System.Text.Json;
using static SloWatch.System.Tests.Files.LogFolder;

namespace SloWatch.System.Tests.Files;

/// <summary>A case that several files or traces tell of, as monthly exports do.</summary>
public class SplitCaseTests
{
    [Theory]
    [InlineData("all.xes")]
    [InlineData("one.xes", "two.xes")]
    [InlineData("two.xes", "one.xes")]
    [InlineData("two.xes", "all.xes")]
    [InlineData("all.xes", "two.xes", "one.xes")]
    [InlineData("both.xes")]
    public void It_is_judged_as_if_it_stood_in_one(params string[] files)
    {
        using LogFolder folder = Logs();

        Assert.All(files, file => Assert.Equal(0, folder.Import(file).ExitCode));

        AssertLate(folder);
    }

    [Fact]
    public void What_was_exported_of_it_imports_to_the_same_in_any_order()
    {
        using LogFolder folder = Logs();
        folder.Import("two.xes");
        folder.Import("one.xes");
        string events = folder.Run("export --events").Out;
        folder.Write("again.jsonl", string.Join('\n', events.TrimEnd('\n').Split('\n').Reverse()));

        Assert.Equal(0, folder.Run("import again.jsonl --store again.db").ExitCode);

        Assert.Equal(folder.Run("report --json").Out, folder.Run("report --json --store again.db").Out);
        Assert.Equal(events, folder.Run("export --events --store again.db").Out);
    }

    private static LogFolder Logs()
    {
        LogFolder folder = new();
        folder.WriteLog("all.xes", Trace("c", "A1 00:00", "A2 00:50", "END 01:10"));
        folder.WriteLog("one.xes", Trace("c", "A1 00:00"));
        folder.WriteLog("two.xes", Trace("c", "A2 00:50", "END 01:10"));
        folder.WriteLog("both.xes", Trace("c", "A2 00:50", "END 01:10"), Trace("c", "A1 00:00"));
        return folder;
    }

    private static void AssertLate(LogFolder folder)
    {
        using JsonDocument report = JsonDocument.Parse(folder.Run("report --json").Out);
        JsonElement counted = report.RootElement.GetProperty("objectives")[0];
        Assert.Equal((0, 1, 0, 0), (Count(counted, "good"), Count(counted, "bad"), Count(counted, "pending"), Count(counted, "excluded")));
        using JsonDocument explained = JsonDocument.Parse(folder.Run("explain c --json").Out);
        JsonElement unit = Assert.Single(explained.RootElement.GetProperty("units").EnumerateArray());
        Assert.Equal("2026-03-02T01:00:00Z", unit.GetProperty("deadline").GetString());
        Assert.Equal(0, folder.Run("audit").ExitCode);
    }

    private static long Count(JsonElement objective, string name) => objective.GetProperty(name).GetInt64();
}

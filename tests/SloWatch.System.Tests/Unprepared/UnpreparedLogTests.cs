using System.Text.Json;
using SloWatch.Testing;
using SloWatch.Testing.Unprepared;

namespace SloWatch.System.Tests.Unprepared;

/// <summary>Odd names, thousands of activities and one case that never ends: a log that nobody prepared for, and rules written from the docs alone.</summary>
public sealed class UnpreparedLogTests : IDisposable
{
    private const string Golden = "tests/SloWatch.System.Tests/Unprepared/Golden";

    /// <summary>Of memory.</summary>
    private const long MostKilobytes = 250 * 1024;

    private readonly TempFolder folder = new();

    public UnpreparedLogTests()
    {
        Directory.CreateDirectory(folder.PathOf("rules"));
        folder.CopyIn(Repository.PathOf("tests/SloWatch.Testing/Unprepared"), "rules/vorgang.yaml");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("xes")]
    [InlineData("csv")]
    public void It_is_rehearsed_imported_and_reported(string format)
    {
        Write(OddSize.Small, format);

        Measured dry = Run("import", $"odd.{format}", "--workflow", "vorgang", "--dry-run");
        Measured import = Run("import", $"odd.{format}", "--workflow", "vorgang");
        Measured report = Run("report");

        Testing.Golden.Matches($"{Golden}/dry-run-{format}.txt", dry.Answer.Out);
        Testing.Golden.Matches($"{Golden}/import-{format}.txt", import.Answer.Out);
        Testing.Golden.Matches($"{Golden}/report.txt", report.Answer.Out);
        Assert.All([dry, import, report], one => Assert.Equal(0, one.Answer.ExitCode));
        Assert.All([dry, import, report], one => Assert.InRange(one.PeakKilobytes, 1, MostKilobytes));
        Assert.Equal(0, Slowatch.Run(folder.Root, "audit").ExitCode);
    }

    [Fact]
    public void All_its_activities_are_told_to_scripts()
    {
        Write(OddSize.Small, "xes");

        JsonElement dry = JsonDocument.Parse(Run("import", "odd.xes", "--workflow", "vorgang", "--dry-run", "--json").Answer.Out).RootElement;
        JsonElement import = JsonDocument.Parse(Run("import", "odd.xes", "--workflow", "vorgang", "--json").Answer.Out).RootElement;

        JsonElement[] mapped = [.. dry.GetProperty("mapped").EnumerateArray()];
        Assert.Equal(OddSize.Small.Activities, mapped.Length);
        Assert.Equal(
            mapped.Where(one => !one.GetProperty("named").GetBoolean()).Select(one => one.GetProperty("activity").GetString()!).Order(StringComparer.Ordinal),
            import.GetProperty("unmapped").EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_long_case_did_is_explained_in_part()
    {
        Write(OddSize.Small, "xes");
        Run("import", "odd.xes", "--workflow", "vorgang");

        string[] lines = Run("explain", OddLog.LongestCase).Answer.Out.Split('\n');

        Assert.InRange(lines.Length, 200, 230);
        Assert.Contains(lines, line => line.Contains(" more facts (--json lists all)", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 300));
    }

    /// <summary>The log grows threefold, and the memory stays what it is.</summary>
    [LongTheory]
    [InlineData("xes", 1)]
    [InlineData("xes", 3)]
    [InlineData("csv", 1)]
    [InlineData("csv", 3)]
    public void At_its_full_size_it_stays_within_its_memory(string format, int times)
    {
        OddSize size = OddSize.Full with { Cases = OddSize.Full.Cases * times };
        Write(size, format);

        Measured dry = Run("import", $"odd.{format}", "--workflow", "vorgang", "--dry-run");
        Measured import = Run("import", $"odd.{format}", "--workflow", "vorgang", "--json");
        Measured report = Run("report");

        Assert.Equal((0, 5, 0), (dry.Answer.ExitCode, import.Answer.ExitCode, report.Answer.ExitCode));
        Assert.Contains("'∞ “forever”; #1' has ", dry.Answer.Error, StringComparison.Ordinal);
        JsonElement result = JsonDocument.Parse(import.Answer.Out).RootElement;
        Assert.Equal(size.Cases + 1, result.GetProperty("instances").GetInt32());
        Assert.InRange(result.GetProperty("refused").GetInt32(), 90_000, 110_000);
        Assert.All([dry, import, report], one => Assert.InRange(one.PeakKilobytes, 1, MostKilobytes));
    }

    private void Write(OddSize size, string format)
    {
        OddLog log = new(size);
        if (format == "xes")
        {
            log.WriteXes(folder.PathOf("odd.xes"));
        }
        else
        {
            log.WriteCsv(folder.PathOf("odd.csv"));
        }
    }

    private Measured Run(params string[] arguments) => Measured.Run(folder.Root, arguments);
}

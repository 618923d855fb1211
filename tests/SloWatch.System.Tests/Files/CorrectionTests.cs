using System.Text.Json;

namespace SloWatch.System.Tests.Files;

/// <summary>Corrections that carry only what they correct.</summary>
public class CorrectionTests
{
    private const string Start = """{"kind":"started","at":"2026-03-02T00:00:00Z","workflow":"w","source":"s","instance":"c"}""";
    private const string First = """{"kind":"ended","at":"2026-03-02T00:30:00Z","workflow":"w","source":"s","instance":"c","fact":"e","outcome":"completed"}""";
    private const string Named = """{"kind":"ended","at":"2026-03-02T00:30:00Z","workflow":"w","source":"s","instance":"c","fact":"e","rev":1,"result":"ok"}""";
    private const string Moved = """{"kind":"ended","at":"2026-03-02T00:40:00Z","workflow":"w","source":"s","instance":"c","fact":"e","rev":2}""";
    private const string Late = """{"kind":"ended","at":"2026-03-02T01:40:00Z","workflow":"w","source":"s","instance":"c","fact":"e","rev":3}""";

    [Theory]
    [InlineData("good 2026-03-02T00:40:00Z", Start, First, Named, Moved)]
    [InlineData("excluded 2026-03-02T00:40:00Z", Start, Named, Moved)]
    [InlineData("excluded 2026-03-02T00:30:00Z", Start, Named)]
    [InlineData("bad 2026-03-02T01:00:00Z", Start, First, Late)]
    [InlineData("bad 2026-03-02T01:00:00Z", Start, Late)]
    public void They_come_to_the_same_in_any_order_and_over_any_number_of_files(string verdict, params string[] lines)
    {
        string[] reversed = [.. lines.Reverse()];
        Assert.Equal(verdict, Judged([lines]));
        Assert.Equal(verdict, Judged([reversed]));
        Assert.Equal(verdict, Judged([.. lines.Select(line => new[] { line })]));
        Assert.Equal(verdict, Judged([.. reversed.Select(line => new[] { line })]));
    }

    [Fact]
    public void A_first_word_of_a_fact_still_says_all_its_kind_needs()
    {
        using LogFolder folder = new();
        folder.Write("events.jsonl", Start + "\n" + Named.Replace("\"rev\":1,", "", StringComparison.Ordinal));

        Answer import = folder.Run("import events.jsonl");

        Assert.Equal(5, import.ExitCode);
        Assert.Contains("use one of: completed, failed", folder.Run("export --quarantine").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_taken_back_altogether_is_told_of_as_no_case()
    {
        using LogFolder folder = new();
        folder.Write("events.jsonl", $"{Start.Replace("\"c\"", "\"another\"", StringComparison.Ordinal)}\n{Start.Replace("}", ",\"fact\":\"s\"}", StringComparison.Ordinal)}");
        Assert.Equal(0, folder.Run("import events.jsonl").ExitCode);
        Assert.Contains("2 open, 0 ended", folder.Run("status").Out, StringComparison.Ordinal);
        folder.Write("events.jsonl", Start.Replace("}", ",\"fact\":\"s\",\"rev\":1,\"void\":true}", StringComparison.Ordinal));
        Assert.Equal(0, folder.Run("import events.jsonl").ExitCode);

        Assert.Contains("1 open, 0 ended", folder.Run("status").Out, StringComparison.Ordinal);
        Assert.Contains("  no case: all that was told of it was taken back\n", folder.Run("where c").Out, StringComparison.Ordinal);
        Assert.Contains("  none: all that was told of it was taken back\n", folder.Run("explain c").Out, StringComparison.Ordinal);
        Assert.Contains("\"standing\": \"void\"", folder.Run("where c --json").Out, StringComparison.Ordinal);
        Assert.Equal(0, folder.Run("audit").ExitCode);
        Assert.Equal(0, folder.Run("report").ExitCode);
    }

    private static string Judged(string[][] files)
    {
        using LogFolder folder = new();
        foreach (string[] lines in files)
        {
            folder.Write("events.jsonl", string.Join('\n', lines));
            Assert.Equal(0, folder.Run("import events.jsonl").ExitCode);
        }

        Assert.Equal(0, folder.Run("audit").ExitCode);
        using JsonDocument explained = JsonDocument.Parse(folder.Run("explain c --json").Out);
        JsonElement unit = Assert.Single(explained.RootElement.GetProperty("units").EnumerateArray());
        return $"{unit.GetProperty("verdict").GetString()} {unit.GetProperty("at").GetString()}";
    }
}

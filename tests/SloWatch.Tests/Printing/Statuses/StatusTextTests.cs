using System.Text.Json;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Statuses;
using SloWatch.Engine.Evaluation.Statuses;
using SloWatch.Testing;
using SloWatch.Tests.Printing.Reports;

namespace SloWatch.Tests.Printing.Statuses;

public class StatusTextTests
{
    private const string Folder = "tests/SloWatch.Tests/Printing/Statuses/Golden";
    private static readonly TimeText Utc = new(TimeZoneInfo.Utc);

    [Theory]
    [InlineData(1, 6, 1)]
    [InlineData(1, 500, 9)]
    [InlineData(2, 6, 2)]
    [InlineData(3, 6, 1)]
    [InlineData(200, 40, 40)]
    public void Whatever_there_is_fits_one_screen(int workflows, int objectives, int sources)
    {
        string[] lines = Lines(Many(workflows, objectives, sources));

        Assert.InRange(lines.Length, 3, 24);
        Assert.All(lines, line => Assert.InRange(DisplayWidth.Of(line), 0, 100));
    }

    [Theory]
    [InlineData("one.txt", 1, 6, 1)]
    [InlineData("two.txt", 2, 6, 4)]
    [InlineData("many.txt", 5, 6, 1)]
    public void The_worst_are_shown_and_the_others_counted(string golden, int workflows, int objectives, int sources) =>
        Golden.Matches($"{Folder}/{golden}", Written(Many(workflows, objectives, sources)));

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(200)]
    public void Lines_fit_the_terminal_also_with_wide_letters_and_endless_names(int width)
    {
        StatusReport status = SomeStatus.Of(SomeStatus.Workflow(new string('東', 300), 5, 3, new string('京', 200), new string('x', 400)));

        string[] lines = Lines(status, width);

        Assert.All(lines, line => Assert.InRange(DisplayWidth.Of(line), 0, width));
        Assert.Contains(lines, line => line.Contains("xxx...", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wide_terminal_shows_names_and_notes_whole()
    {
        string wide = Written(SomeStatus.Of(SomeStatus.Workflow("loans", objective: new string('x', 120))), 260);

        Assert.Contains($"{new string('x', 120)}-in-1d", wide, StringComparison.Ordinal);
        Assert.Contains("/a/loans.xes was read to its end", wide, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_never_steer_the_terminal() =>
        Assert.DoesNotContain(
            Written(SomeStatus.Of(SomeStatus.Workflow("w\u001b[2J", instance: "i\u202e", objective: "o\u0007"))),
            letter => (char.IsControl(letter) && letter != '\n') || letter == '\u202e');

    [Fact]
    public void A_terminal_with_colour_shows_what_is_exhausted_in_red() =>
        Assert.Contains("\u001b[31mexhausted\u001b[0m", SomeReport.Written(terminal => StatusText.Write(terminal, Many(1, 6, 1), Utc, ""), width: 120, colour: true), StringComparison.Ordinal);

    [Fact]
    public void A_store_of_nothing_says_what_to_do() =>
        Assert.Contains("slowatch import", Written(new StatusReport([], 0)), StringComparison.Ordinal);

    [Fact]
    public void Json_has_everything_that_the_screen_has_no_room_for()
    {
        string json = SomeReport.Written(terminal => StatusJson.Write(terminal.Out, Many(5, 40, 4)));

        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal(5, document.RootElement.GetProperty("workflows").GetArrayLength());
        Assert.All(document.RootElement.GetProperty("workflows").EnumerateArray(), workflow => Assert.Equal(40, workflow.GetProperty("objectives").GetArrayLength()));
    }

    private static StatusReport Many(int workflows, int objectives, int sources) =>
        SomeStatus.Of([.. Enumerable.Range(1, workflows).Select(i => SomeStatus.Workflow($"loans-{i}", objectives, sources))]);

    private static string[] Lines(StatusReport status, int? width = null) => Written(status, width).TrimEnd('\n').Split('\n');

    private static string Written(StatusReport status, int? width = null) => SomeReport.Written(terminal => StatusText.Write(terminal, status, Utc, " --store s.db"), width);
}

using System.Globalization;
using SloWatch.Testing;
using SloWatch.Testing.SampleTickets;

namespace SloWatch.System.Tests.Examples;

public sealed class TicketExample() : ExampleFolder(SampleTickets.Folder);

/// <summary>Tickets of a support desk, from the files that people copy to the report.</summary>
public sealed class TicketHandlingTests(TicketExample example) : IClassFixture<TicketExample>
{
    private const string Origin = "tests/SloWatch.System.Tests/Examples/Golden";

    /// <summary>The end of December, and of what is known.</summary>
    private static readonly string[] Moments = ["2025-12-31T23:00Z", ""];

    public static IEnumerable<object[]> Counted => from objective in CountedTickets.ByObjective.Keys from moment in Moments select new object[] { objective, moment };

    [Fact]
    public void Its_README_shows_what_its_commands_print()
    {
        Assert.Equal(0, example.Typed.ExitCode);
        Assert.Empty(example.NotPrinted());
    }

    [Fact]
    public void Validate_finds_nothing_to_say() => Assert.Contains("; 0 errors, 0 warnings\n", example.Run("validate", ".").Out, StringComparison.Ordinal);

    [Fact]
    public void Its_report_is_as_it_was_read() => Golden.Matches($"{Origin}/tickets-report.txt", example.Run("report").Out);

    [Fact]
    public void A_ticket_whose_customer_answers_late_is_in_time() =>
        Golden.Matches($"{Origin}/tickets-explain.txt", example.Run("explain", SampleTickets.Tickets()[^1].Id, "--tz", "Europe/Amsterdam").Out);

    [Theory]
    [MemberData(nameof(Counted))]
    public void The_numbers_are_those_that_the_author_of_the_story_counts(string objective, string asOf)
    {
        ReportedNumbers report = example.Report(asOf);
        DateTime to = DateTimeOffset.Parse(report.AsOf, CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(1)).DateTime;
        DateTime last = to.AddMinutes(-1);

        Assert.Equal(Tally.Of(CountedTickets.ByObjective[objective], new DateTime(last.Year, last.Month, 1), to), report.Objectives[objective]);
    }

    [Fact]
    public void The_audit_agrees()
    {
        Answer audit = example.Run("audit");
        Assert.True(audit.ExitCode == 0, audit.Out);
    }
}

using System.Globalization;
using SloWatch.Testing;
using SloWatch.Testing.SampleTickets;

namespace SloWatch.System.Tests.Examples;

public sealed class TicketExample() : ExampleFolder(SampleTickets.Folder);

/// <summary>Tickets of a support desk, from the files that people copy to the report.</summary>
public sealed class TicketHandlingTests(TicketExample example) : CopiedExample<TicketExample>(example)
{
    private const string Origin = "tests/SloWatch.System.Tests/Examples/Golden";

    /// <summary>The end of December, and of what is known.</summary>
    private static readonly string[] Moments = ["2025-12-31T23:00Z", ""];

    public static IEnumerable<object[]> Counted => from objective in CountedTickets.ByObjective.Keys from moment in Moments select new object[] { objective, moment };

    [Fact]
    public void Its_report_is_as_it_was_read() => Golden.Matches($"{Origin}/tickets-report.txt", Example.Run("report").Out);

    [Fact]
    public void A_ticket_whose_customer_answers_late_is_in_time() =>
        Golden.Matches($"{Origin}/tickets-explain.txt", Example.Run("explain", SampleTickets.Tickets()[^1].Id, "--tz", "Europe/Amsterdam").Out);

    [Theory]
    [MemberData(nameof(Counted))]
    public void The_numbers_are_those_that_the_author_of_the_story_counts(string objective, string asOf)
    {
        ReportedNumbers report = Example.Report(asOf);
        DateTime to = DateTimeOffset.Parse(report.AsOf, CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(1)).DateTime;
        DateTime last = to.AddMinutes(-1);

        Assert.Equal(Tally.Of(CountedTickets.ByObjective[objective], new DateTime(last.Year, last.Month, 1), to), report.Objectives[objective]);
    }
}

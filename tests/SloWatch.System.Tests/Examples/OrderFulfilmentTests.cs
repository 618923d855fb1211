using SloWatch.Core.Time;
using SloWatch.Testing;
using SloWatch.Testing.SampleOrders;

namespace SloWatch.System.Tests.Examples;

public sealed class OrderExample() : ExampleFolder(SampleOrders.Folder);

/// <summary>Orders that four systems tell of, from the files that people copy to the report.</summary>
public sealed class OrderFulfilmentTests(OrderExample example) : IClassFixture<OrderExample>
{
    private const string Origin = "tests/SloWatch.System.Tests/Examples/Golden";

    public static TheoryData<string> Counted => [.. CountedOrders.ByObjective.Keys];

    [Fact]
    public void Its_README_shows_what_its_commands_print()
    {
        Assert.Equal((0, ""), (example.Typed.ExitCode, ExceptAdvice(example.Typed.Error)));
        Assert.Empty(example.NotPrinted());
    }

    [Fact]
    public void Validate_finds_nothing_to_say() => Assert.Contains("; 0 errors, 0 warnings\n", example.Run("validate", ".").Out, StringComparison.Ordinal);

    [Fact]
    public void Its_report_is_as_it_was_read() => Golden.Matches($"{Origin}/orders-report.txt", example.Run("report").Out);

    [Fact]
    public void An_order_that_was_charged_twice_is_explained() =>
        Golden.Matches($"{Origin}/orders-explain.txt", example.Run("explain", SampleOrders.Orders().First(order => order.Charges.Count == 2).Id).Out);

    [Theory]
    [MemberData(nameof(Counted))]
    public void The_numbers_are_those_that_the_author_of_the_story_counts(string objective)
    {
        ReportedNumbers report = example.Report();
        Assert.True(Instant.TryParse(report.AsOf, out Instant to));

        Assert.Equal(Tally.Of(CountedOrders.ByObjective[objective], to - TimeSpan.FromDays(28), to), report.Objectives[objective]);
    }

    [Fact]
    public void Each_mishap_of_the_story_shows()
    {
        IReadOnlyDictionary<string, Tally> objectives = example.Report().Objectives;

        Assert.InRange(objectives["card-charged-once"].Bad, 5, 20);
        Assert.InRange(objectives["order-goes-the-declared-way"].Bad, 3, 20);
        Assert.InRange(objectives["picking-begins-in-2-hours"].Bad, 5, 30);
        Assert.InRange(objectives["order-keeps-moving"].Bad, 3, 20);
    }

    [Fact]
    public void The_sources_may_come_in_any_order_and_the_audit_agrees()
    {
        foreach (string source in SampleOrders.Sources)
        {
            Assert.Equal(0, example.Run("import", $"log/{source}.jsonl.gz", "--source", source, "--store", "other.db").ExitCode);
        }

        Assert.Equal(example.Run("report").Out, example.Run("report", "--store", "other.db").Out);
        Answer audit = example.Run("audit", "--store", "other.db");
        Assert.True(audit.ExitCode == 0, audit.Out);
    }

    private static string ExceptAdvice(string talk) => string.Concat(talk.Split('\n').Where(line => !line.StartsWith("next: ", StringComparison.Ordinal)));
}

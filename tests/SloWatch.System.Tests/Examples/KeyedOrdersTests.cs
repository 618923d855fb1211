using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Examples;

public sealed class KeyedOrdersExample() : ExampleFolder("rules/keyed-orders");

/// <summary>Orders that three systems carry without a number in common, from the files that people copy to the report.</summary>
public sealed class KeyedOrdersTests(KeyedOrdersExample example) : IClassFixture<KeyedOrdersExample>
{
    private static readonly string[] Sources = ["web-shop", "packing-hall", "parcel-service"];

    public static TheoryData<int, int, int> Orders => new() { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 } };

    [Fact]
    public void Its_README_shows_what_its_commands_print()
    {
        Assert.Equal(0, example.Typed.ExitCode);
        Assert.Empty(example.NotPrinted());
    }

    [Fact]
    public void Validate_finds_nothing_to_say() => Assert.Contains("; 0 errors, 0 warnings\n", example.Run("validate", ".").Out, StringComparison.Ordinal);

    /// <summary>A-1003 came after 54 hours, A-1004 was never fetched and A-1006 late; A-1007 has just begun.</summary>
    [Fact]
    public void The_numbers_are_those_of_the_story()
    {
        ReportedNumbers report = example.Report();

        Assert.Equal(new Tally(4, 2, 1), report.Objectives["order-at-the-door-in-2-days"]);
        Assert.Equal(new Tally(4, 2, 0), report.Objectives["parcel-picked-up-in-12-hours"]);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void In_whatever_order_the_files_come_the_numbers_are_the_same(int first, int second, int third)
    {
        using TempFolder folder = new();
        foreach (string source in (string[])[Sources[first], Sources[second], Sources[third], Sources[first]])
        {
            Assert.Equal(0, Slowatch.Run(folder.Root, "import", Path.Combine(example.Root, "log", $"{source}.jsonl"), "--source", source, "--rules", example.Root).ExitCode);
        }

        ReportedNumbers report = ReportedNumbers.Of(JsonDocument.Parse(Slowatch.Run(folder.Root, "report", "--json", "--rules", example.Root).Out).RootElement);
        JsonElement waiting = JsonDocument.Parse(Slowatch.Run(folder.Root, "anteroom", "--json").Out).RootElement;

        Assert.Equal(example.Report().Objectives, report.Objectives);
        Assert.Equal("P-599", Assert.Single(waiting.GetProperty("waiting").EnumerateArray()).GetProperty("event").GetProperty("keys").GetProperty("parcel").GetString());
    }

    [Fact]
    public void The_audit_agrees()
    {
        Answer audit = example.Run("audit");
        Assert.True(audit.ExitCode == 0, audit.Out);
    }
}

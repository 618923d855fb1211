using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Examples;

public sealed class TravellingStateExample() : ExampleFolder("rules/travelling-state");

/// <summary>Orders that carry the times of what was done to them, from the files that people copy to the report.</summary>
public sealed class TravellingStateTests(TravellingStateExample example) : CopiedExample<TravellingStateExample>(example)
{
    /// <summary>4729 was packed at 12:20 and is not billed: that promise breaks four hours later, the whole way's after two days, and no other does.</summary>
    [Fact]
    public void An_order_that_hangs_burns_the_budget_of_its_part_of_the_way_first()
    {
        Assert.Equal((0, 1), (Bad("packed-order-billed-in-4-hours", "2026-03-03T16:20Z"), Bad("packed-order-billed-in-4-hours", "2026-03-03T16:21Z")));
        Assert.Equal(1, Bad("order-packed-in-6-hours", "2026-03-03T16:21Z"));
        Assert.Equal((1, 2), (Bad("order-delivered-in-2-days", "2026-03-05T09:10Z"), Bad("order-delivered-in-2-days", "2026-03-05T09:11Z")));
        Assert.Equal(1, Bad("order-packed-in-6-hours", "2026-03-05T09:11Z"));
    }

    [Theory]
    [InlineData("4729", "2026-03-03T18:00Z", "  step 3 of 5 done (pack); waiting for bill for 5 h 40 min, since 2026-03-03T12:20Z, source order-payload, owner billing\n")]
    [InlineData("4730", "2026-03-04T09:01Z", "  none of 5 steps done; waiting for pay for 1 min, since 2026-03-04T09:00Z, source order-payload\n")]
    [InlineData("4725", "2026-03-04T09:01Z", "  all 5 steps done\n")]
    public void Where_tells_how_far_an_order_is(string order, string asOf, string told) =>
        Assert.Contains(told, Where(order, "--as-of", asOf), StringComparison.Ordinal);

    [Fact]
    public void Posted_again_with_more_stamps_nothing_that_was_known_changes()
    {
        using TempFolder folder = new();
        string[] payloads = File.ReadAllLines(Path.Combine(Example.Root, "payloads.jsonl"));
        folder.Write("backwards.jsonl", string.Join('\n', payloads.Reverse()) + "\n");
        folder.Write("last.jsonl", string.Join('\n', payloads.GroupBy(payload => JsonDocument.Parse(payload).RootElement.GetProperty("order").GetString()).Select(same => same.Last())) + "\n");

        foreach (string[] files in (string[][])[["backwards.jsonl"], ["last.jsonl"], ["last.jsonl", "backwards.jsonl"]])
        {
            string store = $"{string.Concat(files)}.db";
            foreach (string file in files)
            {
                Answer import = Slowatch.Run(folder.Root, "import", file, "--source", "order-payload", "--rules", Example.Root, "--store", store);
                Assert.True(import.ExitCode == 0, import.Error);
            }

            ReportedNumbers report = ReportedNumbers.Of(JsonDocument.Parse(Slowatch.Run(folder.Root, "report", "--json", "--rules", Example.Root, "--store", store).Out).RootElement);
            Assert.Equal(Example.Report().Objectives, report.Objectives);
        }
    }
}

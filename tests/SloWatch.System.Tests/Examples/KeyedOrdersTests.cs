using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Examples;

public sealed class KeyedOrdersExample() : ExampleFolder("rules/keyed-orders");

/// <summary>Orders that three systems carry without a number in common, from the files that people copy to the report.</summary>
public sealed class KeyedOrdersTests(KeyedOrdersExample example) : CopiedExample<KeyedOrdersExample>(example)
{
    private static readonly string[] Sources = ["web-shop", "packing-hall", "parcel-service"];

    public static TheoryData<int, int, int> Orders => new() { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 }, { 1, 2, 0 }, { 2, 0, 1 } };

    /// <summary>A-1003 came after 54 hours, A-1004 was never fetched and A-1006 late; A-1007 has just begun.</summary>
    [Fact]
    public void The_numbers_are_those_of_the_story()
    {
        ReportedNumbers report = Example.Report();

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
            Assert.Equal(0, Slowatch.Run(folder.Root, "import", Path.Combine(Example.Root, "log", $"{source}.jsonl"), "--source", source, "--rules", Example.Root).ExitCode);
        }

        ReportedNumbers report = ReportedNumbers.Of(JsonDocument.Parse(Slowatch.Run(folder.Root, "report", "--json", "--rules", Example.Root).Out).RootElement);
        JsonElement waiting = JsonDocument.Parse(Slowatch.Run(folder.Root, "anteroom", "--json").Out).RootElement;

        Assert.Equal(Example.Report().Objectives, report.Objectives);
        Assert.Equal("P-599", Assert.Single(waiting.GetProperty("waiting").EnumerateArray()).GetProperty("event").GetProperty("keys").GetProperty("parcel").GetString());
    }

    /// <summary>A-1004 was packed at 15:20 and never fetched: the hand-off breaks after twelve hours, the whole way after two days.</summary>
    [Fact]
    public void A_parcel_that_is_never_fetched_burns_the_hand_off_first()
    {
        Assert.Equal((0, 1), (Bad("parcel-picked-up-in-12-hours", "2026-03-03T03:20Z"), Bad("parcel-picked-up-in-12-hours", "2026-03-03T03:21Z")));
        Assert.Equal(0, Bad("order-at-the-door-in-2-days", "2026-03-03T03:21Z"));
        Assert.Equal(1, Bad("order-at-the-door-in-2-days", "2026-03-04T13:31Z") - Bad("order-at-the-door-in-2-days", "2026-03-04T13:30Z"));
    }

    [Theory]
    [InlineData("A-1004", "2026-03-05T10:00Z", "  step 1 of 2 done (pack); waiting for deliver for 2 d 18 h, since 2026-03-02T15:20Z, source parcel-service, owner web-shop\n")]
    [InlineData("A-1004", "2026-03-02T16:20Z", "  step 1 of 2 done (pack); waiting for deliver for 1 h, since 2026-03-02T15:20Z, owner web-shop\n")] // no order had ended by then
    [InlineData("A-1003", "2026-03-05T10:00Z", ", by web-shop; completed 17 h 50 min ago, at 2026-03-04T16:10Z, by parcel-service\n  all 2 steps done\n")]
    public void Where_tells_how_far_an_order_is(string order, string asOf, string told) =>
        Assert.Contains(told, Where(order, "--as-of", asOf), StringComparison.Ordinal);

    /// <summary>The packing hall and the carrier never heard of A-1004.</summary>
    [Theory]
    [InlineData("pay-74")]
    [InlineData("P-504")]
    public void An_order_is_found_by_each_number_that_a_system_has_for_it(string number) => Assert.StartsWith("keyed-orders/A-1004  as of ", Where(number), StringComparison.Ordinal);

    [Fact]
    public void Of_a_parcel_that_belongs_to_no_order_it_says_that_it_waits()
    {
        Answer where = Example.Run("where", "P-599");

        Assert.NotEqual(0, where.ExitCode);
        Assert.StartsWith("slowatch: there is no instance 'P-599' in ", where.Error, StringComparison.Ordinal);
        Assert.EndsWith("; what carries the key parcel=P-599 waits for a case ('slowatch anteroom')\n", where.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_two_orders_leads_to_neither()
    {
        using TempFolder folder = new();
        string Paid(string order) => $"{{\"kind\": \"started\", \"at\": \"2026-03-02T09:00:00Z\", \"instance\": \"{order}\", \"keys\": {{\"payment\": \"pay-1\"}}}}\n";
        folder.Write("shop.jsonl", Paid("A-1") + Paid("A-2"));
        Assert.Equal(0, Slowatch.Run(folder.Root, "import", "shop.jsonl", "--source", "web-shop", "--rules", Example.Root).ExitCode);

        Assert.Equal(new Answer(2, "", "slowatch: 'pay-1' is a key of several instances: keyed-orders/A-1, keyed-orders/A-2; name one of them by its id\n"), Slowatch.Run(folder.Root, "where", "pay-1", "--rules", Example.Root));
    }
}

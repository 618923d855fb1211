using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;
using SloWatch.Engine.Adapters.Csv.Starts;
using SloWatch.Testing.Histories;
using static SloWatch.Engine.Tests.Adapters.Csv.Tables;

namespace SloWatch.Engine.Tests.Adapters.Csv.Starts;

public class CaseStartsTests
{
    private const string Header = "case,activity,time,amount,key\n";
    private const string Carrying = "attributes: {amount: amount}\nbusinessKey: key";

    [Fact]
    public void The_first_row_of_a_case_is_told_as_its_start_at_once() =>
        Assert.Equal(["c1 started 09:00", "c1 stepEnded A 09:00 completed", "c1 stepEnded B 10:00 completed"], Facts(Header + Row("c1", "A", "09:00") + Row("c1", "B", "10:00")));

    [Fact]
    public void Rows_in_the_order_of_time_have_one_start() =>
        Assert.Single(Starts(Header + string.Concat(Enumerable.Range(0, 100).Select(i => Row("c1", $"A{i}", $"10:{i / 2:00}", "5", "k"))), Carrying));

    [Fact]
    public void Rows_in_any_order_begin_at_the_earliest_and_few_starts_are_told()
    {
        string[] starts = [.. Starts(Header + string.Concat(Enumerable.Range(0, 50).Reverse().Select(i => Row("c1", $"A{i}", $"10:{i:00}"))), "").Select(Line)];
        Assert.Equal(["c1 started 10:49", "c1 started 10:00"], starts);
        Assert.Equal("c1 started 09:00", Line(Effective(Starts(Header + Row("c1", "A", "10:00") + Row("c1", "B", "09:00") + Row("c1", "C", "10:00"), ""))));
    }

    [Fact]
    public void Where_patterns_say_what_begins_a_case_the_earliest_that_fits_does() =>
        Assert.Equal("c1 started 10:00", Line(Effective(Starts(Header + Row("c1", "A", "08:00") + Row("c1", "Open", "11:00") + Row("c1", "Open", "10:00"), "starts: [Open*]"))));

    [Fact]
    public void A_case_in_which_nothing_begins_it_has_no_start() => Assert.Empty(Starts(Header + Row("c1", "A", "08:00"), "starts: [Open]"));

    [Fact]
    public void What_is_ignored_does_not_begin_a_case() =>
        Assert.Equal("c1 started 09:00", Line(Effective(Starts(Header + Row("c1", "Debug", "08:00") + Row("c1", "A", "09:00"), "ignore: [Debug]"))));

    [Fact]
    public void Values_are_those_of_the_earliest_row_that_has_them()
    {
        WorkflowEvent start = Effective(Starts(Header + Row("c1", "C", "11:00", "3", "k3") + Row("c1", "B", "10:00", "", "k2") + Row("c1", "A", "09:00"), Carrying));
        Assert.Equal("c1 started 09:00", Line(start));
        Assert.Equal(("3", "k2"), (start.Details!.Attributes!.Single().Value, start.Details.BusinessKey));
    }

    [Fact]
    public void A_key_that_cannot_be_one_is_left_out_and_said()
    {
        RecordingSink sink = Read(Header + Row("c1", "A", "09:00", "", new string('x', 501)), Carrying);
        Assert.Equal("log.csv:2:28", sink.Refused.Single().Place.ToString());
        Assert.Equal("the case's key has 501 characters; names have at most 500; it is left out", sink.Refused.Single().Reason);
        Assert.Null(sink.Taken[0].Details);
    }

    [Fact]
    public void Whatever_the_order_of_rows_also_of_one_time_and_however_many_cases_lie_between_the_start_is_the_same()
    {
        List<string> rows = [.. from i in Enumerable.Range(0, 12) select Row("c1", $"A{i}", $"{8 + (i % 3):00}:{i % 2:00}", i % 4 == 0 ? "" : $"{i}", i % 5 == 0 ? "" : $"k{i}")];
        string others = string.Concat(Enumerable.Range(0, (2 * CaseBook.Half) + 1).Select(i => Row($"x{i}", "A", "09:00")));
        string expected = Told(Effective(Starts(Header + string.Concat(rows), Carrying)));
        Dice dice = new(7);
        for (int trial = 0; trial < 6; trial++)
        {
            dice.Shuffle(rows);
            string table = Header + string.Concat(rows[..4]) + others + string.Concat(rows[4..8]) + others + string.Concat(rows[8..]);
            Assert.Equal(expected, Told(Effective(Starts(table, Carrying))));
        }
    }

    [Fact]
    public void Of_rows_at_one_time_it_does_not_matter_which_comes_first()
    {
        List<string> rows = [.. Enumerable.Range(1, 5).Select(i => Row("c1", $"A{i}", "09:00", i == 3 ? "" : $"{i}", i == 4 ? "" : $"k{9 - i}"))];
        string expected = Told(Effective(Starts(Header + string.Concat(rows), Carrying)));
        Dice dice = new(11);
        for (int trial = 0; trial < 40; trial++)
        {
            dice.Shuffle(rows);
            Assert.Equal(expected, Told(Effective(Starts(Header + string.Concat(rows), Carrying))));
        }
    }

    [Fact]
    public void A_case_that_was_forgotten_and_comes_again_later_is_not_told_again()
    {
        string others = string.Concat(Enumerable.Range(0, (2 * CaseBook.Half) + 1).Select(i => Row($"x{i}", "A", "09:00")));
        string table = Header + Row("c1", "A", "09:00", "1", "k") + others + Row("c1", "B", "10:00", "2", "k") + others + Row("c1", "C", "11:00", "3", "l");
        Assert.Single(Starts(table, Carrying));
    }

    private static string Row(string id, string activity, string at, string amount = "", string key = "") => $"{id},{activity},2024-01-01T{at}:00Z,{amount},{key}\n";

    private static WorkflowEvent[] Starts(string table, string mapping) => [.. Read(table, mapping).Taken.Where(fact => fact is { Kind: EventKind.Started, Instance: "c1" })];

    /// <summary>What the fold makes of its revisions.</summary>
    private static WorkflowEvent Effective(WorkflowEvent[] starts)
    {
        FactBook book = new();
        Array.ForEach(starts, start => book.Add(start));
        return Assert.Single(book.Effective());
    }

    private static string Told(WorkflowEvent start) => $"{Line(start)} {string.Join(',', start.Details?.Attributes ?? [])} {start.Details?.BusinessKey}";
}

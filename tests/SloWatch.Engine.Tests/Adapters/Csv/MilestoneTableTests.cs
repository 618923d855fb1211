using SloWatch.Core.Events;
using static SloWatch.Engine.Tests.Adapters.Csv.Tables;

namespace SloWatch.Engine.Tests.Adapters.Csv;

public class MilestoneTableTests
{
    private const string Mapping = """
        columns: {case: id, resource: who, result: result}
        milestones: {Created: created_at, Paid: paid_at, Shipped: shipped_at}
        states: {Created: {}, Paid: {}}
        ends: {Shipped: {}}
        attributes: {amount: amount}
        """;

    private const string Header = "id,created_at,paid_at,shipped_at,who,result,amount\n";

    [Fact]
    public void A_row_is_a_case_and_each_cell_with_a_time_a_milestone_that_was_reached() =>
        Assert.Equal(
            ["o1 started 08:00", "o1 state Created of main 08:00", "o1 state Paid of main 09:00", "o1 ended 10:00 completed ok by ann"],
            Facts(Header + "o1,2024-01-01T08:00:00Z,2024-01-01T09:00:00Z,2024-01-01T10:00:00Z,ann,ok,5\n", Mapping));

    [Fact]
    public void An_empty_cell_did_not_happen_and_the_earliest_milestone_begins_the_case() =>
        Assert.Equal(
            ["o1 started 08:30", "o1 state Paid of main 08:30", "o1 ended 10:00 completed"],
            Facts(Header + "o1,,2024-01-01T08:30:00Z,2024-01-01T10:00:00Z,,,\n", Mapping));

    [Fact]
    public void A_case_to_which_nothing_happened_is_none()
    {
        RecordingSink sink = Read(Header + "o1,,,,,,\no2,2024-01-01T08:00:00Z,,,,,\n", Mapping);
        Assert.Equal(["o2"], sink.Taken.Select(fact => fact.Instance).Distinct());
        Assert.Empty(sink.Refused);
    }

    [Fact]
    public void A_case_may_have_several_rows() =>
        Assert.Equal(
            ["o1 state Paid of main 09:00", "o1 state Created of main 08:00"],
            Told(Header + "o1,,2024-01-01T09:00:00Z,,,,\no1,2024-01-01T08:00:00Z,,,,,\n", Mapping));

    [Fact]
    public void Attributes_are_those_of_the_row()
    {
        WorkflowEvent started = Read(Header + "o1,2024-01-01T08:00:00Z,,,,,12\n", Mapping).Taken[0];
        Assert.Equal([new NamedValue("amount", "12")], started.Details!.Attributes!);
    }

    [Fact]
    public void A_cell_that_is_no_time_refuses_the_whole_row()
    {
        RecordingSink sink = Read(Header + "o1,2024-01-01T08:00:00Z,soon,,,,\no2,2024-01-01T08:00:00Z,,,,,\n", Mapping);
        Assert.Equal(["o2"], sink.Taken.Select(fact => fact.Instance).Distinct());
        Assert.Equal("log.csv:2:25", sink.Refused.Single().Place.ToString());
        Assert.StartsWith("'paid_at' is 'soon'; write an RFC 3339 time", sink.Refused.Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_maps_where_is_told_for_milestones_and_columns()
    {
        RecordingSink sink = Read(Header + "o1,2024-01-01T08:00:00Z,,,,,\n", Mapping);
        Assert.Equal([("Created", "complete", "state Created of track main", 1L)], sink.Became);
        Assert.Equal(
            [
                ("id", "the case"), ("created_at", "when 'Created' happened"), ("paid_at", "when 'Paid' happened"), ("shipped_at", "when 'Shipped' happened"),
                ("who", "who did it"), ("result", "the result"), ("amount", "the attribute 'amount'"),
            ],
            sink.Columns);
    }
}

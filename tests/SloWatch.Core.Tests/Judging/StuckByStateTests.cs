using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>`stuck` by state where some states have a limit of their own: half an hour, but ten minutes in `check` and two hours in `customer`.</summary>
public class StuckByStateTests
{
    private static readonly Measurement Stuck = Measure.Stuck("30m", ("by", "state"), ("states", Limits(("check", "10m"), ("customer", "2h"))));

    [Theory]
    [InlineData("check", "09:10", "pending 09:40")]
    [InlineData("check", "09:11", "bad 09:10")]
    [InlineData("customer", "10:30", "pending 11:00")]
    [InlineData("customer", "11:01", "bad 11:00")]
    [InlineData("other", "09:30", "pending 10:00")]
    [InlineData("other", "09:31", "bad 09:30")]
    public void Each_state_has_its_limit(string state, string left, string verdict) =>
        Assert.Equal($"instance {verdict}", Case.AtNine().State(state, "09:00").State("next", left).Verdicts(left, Stuck));

    [Theory]
    [InlineData("check", "09:10")]
    [InlineData("customer", "11:00")]
    [InlineData("other", "09:30")]
    public void Open_it_is_due_when_the_limit_of_its_state_is_over(string state, string due)
    {
        Case facts = Case.AtNine().State(state, "09:00");
        Assert.Equal($"instance pending {due}", facts.Verdicts(due, Stuck));
        Assert.Equal($"instance bad {due}", facts.Verdicts("12:00", Stuck));
    }

    [Fact]
    public void The_first_overstay_counts_whichever_is_longer() => Assert.Equal(
        "instance bad 09:30",
        Case.AtNine().State("customer", "09:00").State("check", "09:20").State("other", "09:45").State("next", "11:00").Verdicts("12:00", Stuck));

    [Fact]
    public void A_stay_that_the_end_cut_short_hides_no_other() =>
        Assert.Equal("instance good 09:25", Case.AtNine().State("customer", "09:00").State("check", "09:20").Ended("09:25").Verdicts("12:00", Stuck));

    [Fact]
    public void Telling_the_state_again_that_it_is_in_is_no_move() =>
        Assert.Equal("instance bad 09:10", Case.AtNine().State("check", "09:00").State("check", "09:08").State("next", "09:12").Verdicts("12:00", Stuck));

    [Fact]
    public void A_state_told_of_the_time_before_the_start_counts_from_the_start()
    {
        Assert.Equal("instance pending 09:10", Case.Of().State("check", "08:00").Started("09:00").Verdicts("09:05", Stuck));
        Assert.Equal("instance bad 09:10", Case.Of().State("check", "08:00").Started("09:00").State("next", "09:11").Verdicts("12:00", Stuck));
        Assert.Equal("instance good 09:20", Case.Of().State("check", "08:00").State("customer", "08:30").Started("09:00").Ended("09:20").Verdicts("12:00", Stuck));
    }

    [Fact]
    public void The_evidence_names_the_state_and_its_limit()
    {
        Violation violation = Assert.IsType<Violation>(Case.AtNine().State("check", "09:00").State("next", "09:20").OneUnit("12:00", Stuck).Violation);
        Assert.Equal("check", violation.State);
        Assert.Contains("10m", violation.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_left_while_nobody_looked_is_left_at_the_earliest() =>
        Assert.Equal("instance pending 10:20", Case.AtNine().State("check", "09:00").State("next", "09:50").NotBefore("09:05").Verdicts("10:00", Stuck));

    [Fact]
    public void Limits_make_another_measurement()
    {
        Measurement bare = Measure.Stuck("30m", ("by", "state"));
        Measurement other = Measure.Stuck("30m", ("by", "state"), ("states", Limits(("customer", "2h"), ("check", "11m"))));
        Assert.Equal(3, new[] { bare.Hash, Stuck.Hash, other.Hash }.Distinct().Count());
        Assert.Contains("check: 10m", Stuck.Indicator.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("progress", "check", "by: state")]
    [InlineData("state", "chek", "write 'check'")]
    public void Limits_that_cannot_count_are_refused(string by, string state, string remedy)
    {
        Workflow workflow = Some.Workflow with { Tracks = new Dictionary<string, IReadOnlyList<string>> { ["main"] = ["check", "customer"] } };
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Measure.By(workflow, "stuck", ("after", "30m"), ("by", by), ("states", Limits((state, "10m")))));
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
    }

    private static (string, object)[] Limits(params (string State, string After)[] states) =>
        [.. states.Select(state => (state.State, (object)new (string, object)[] { ("after", state.After) }))];

    [Theory]
    [InlineData("main", null)]
    [InlineData("offer", null)]
    [InlineData("offers", "has no track 'offers'")]
    public void The_track_is_one_that_the_workflow_declares(string track, string? problem)
    {
        Workflow workflow = Some.Workflow with { Tracks = new Dictionary<string, IReadOnlyList<string>> { ["main"] = ["check"], ["offer"] = ["made"] } };

        Exception? refused = Record.Exception(() => Measure.By(workflow, "stuck", ("after", "1h"), ("by", "state"), ("track", track)));

        Assert.Equal(problem is not null, refused is not null);
        Assert.Contains(problem ?? "", refused?.Message ?? "", StringComparison.Ordinal);
    }
}

using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Instances.Retiring;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Retiring;

public class RetiredTests
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h");
    private static readonly Measurement PaidSoon = Measure.StepTime("pay", "10m");
    private static readonly Measurement Shipped = Measure.By("handoff", ("toWorkflow", "shipping"), ("within", "30m"));

    [Fact]
    public void What_it_had_posted_is_what_it_leaves_behind()
    {
        Case late = Case.AtNine().StepStarted("pay", "09:10").StepEnded("pay", "09:30").Ended("10:30");
        (StoredInstance row, Advanced advanced) = Stored(late, "2d 00:00", InAnHour, PaidSoon);

        Retired retired = Retired.Of(row, Rules(InAnHour, PaidSoon), Monday.At("10:31"))!;

        Assert.Equal((row.Key, row.RowVersion), (retired.Key, retired.RowVersion));
        Assert.Equal(Sums(advanced.Postings), Sums(retired.Postings));
        Assert.Equal(6, retired.Postings.Count);
        Assert.Equal(advanced.ViolationsAdded.Select(violation => violation.Key).ToHashSet(), retired.Violations.ToHashSet());
        Assert.Equal(2, retired.Violations.Count);
    }

    [Theory]
    [InlineData("09:30", false)]
    [InlineData("09:31", true)]
    public void It_stays_while_its_end_does_not_lie_before_the_horizon(string horizon, bool goes) =>
        Assert.Equal(goes, Goes(Case.AtNine().Ended("09:30"), horizon, InAnHour));

    [Theory]
    [InlineData("10:00", false)]
    [InlineData("10:01", true)]
    public void It_stays_while_its_latest_fact_does_not(string horizon, bool goes) =>
        Assert.Equal(goes, Goes(Case.AtNine().Ended("09:30").StepStarted("pay", "10:00"), horizon, InAnHour));

    [Theory]
    [InlineData("10:00", false)]
    [InlineData("10:01", true)]
    public void It_stays_while_a_verdict_that_came_after_its_end_does_not(string horizon, bool goes) =>
        Assert.Equal(goes, Goes(Case.AtNine().BusinessKey("K-1").Ended("09:30"), horizon, Shipped));

    [Theory]
    [InlineData("09:50", false)]
    [InlineData("09:51", true)]
    public void It_stays_while_what_closed_it_does_not(string horizon, bool goes) =>
        Assert.Equal(goes, Goes(Case.AtNine().BusinessKey("K-1").Ended("09:30").HandedOver("shipping", "s-1", "09:50"), horizon, Shipped));

    [Theory]
    [InlineData("10:45", false)]
    [InlineData("10:46", true)]
    public void It_stays_while_the_close_of_what_was_bad_before_does_not(string horizon, bool goes) =>
        Assert.Equal(goes, Goes(Case.AtNine().BusinessKey("K-1").Ended("09:30").HandedOver("shipping", "s-1", "10:45"), horizon, Shipped));

    [Fact]
    public void One_that_is_open_or_has_something_pending_stays()
    {
        Assert.False(Goes(Case.AtNine(), "9d 00:00", Measure.Success()));
        Assert.False(Goes(Case.AtNine().Ended("09:30").Reopened("2d 00:00"), "9d 00:00", Measure.Success()));
        Assert.False(Goes(Case.AtNine().BusinessKey("K-1").Ended("09:30").Unseen("shipping", "09:20", null), "9d 00:00", Shipped));
        Assert.True(Goes(Case.AtNine().Ended("09:30").Reopened("2d 00:00").Ended("3d 00:00"), "9d 00:00", Measure.Success()));
    }

    [Fact]
    public void One_that_is_due_and_was_not_judged_yet_stays()
    {
        (StoredInstance row, Advanced _) = Stored(Case.AtNine().Ended("09:30"), "2d 00:00", InAnHour);

        Assert.Null(Retired.Of(row with { NextDeadline = Monday.At("10:00") }, Rules(InAnHour), Monday.At("9d 00:00")));
    }

    [Fact]
    public void One_whose_facts_are_damaged_stays_so_that_it_is_named()
    {
        (StoredInstance row, Advanced _) = Stored(Case.AtNine().Ended("09:30"), "2d 00:00", InAnHour);
        byte[] cut = row.Chunks[0][..^1];

        Assert.Null(Retired.Of(row with { Checksum = row.Checksum + 1 }, Rules(InAnHour), Monday.At("9d 00:00")));
        Assert.Null(Retired.Of(row with { Chunks = [cut], Checksum = Core.Instances.Packing.Checksum.OfChunks([cut]) }, Rules(InAnHour), Monday.At("9d 00:00")));
    }

    [Fact]
    public void One_that_nobody_measures_goes_without_a_trace()
    {
        Retired retired = Retired.Of(Stored(Case.AtNine().Ended("09:30"), "2d 00:00").Row, Rules(), Monday.At("9d 00:00"))!;

        Assert.Empty(retired.Postings);
        Assert.Empty(retired.Violations);
    }

    [Theory]
    [InlineData("10:05", true)]
    [InlineData("10:05:00.000001", false)]
    public void What_began_long_after_another_was_over_cannot_have_handed_over_to_it(string begun, bool may)
    {
        InstanceSummary taking = new(Monday.At("09:00"), Monday.At("10:00"), Monday.At("10:00"), null, 2);

        Assert.Equal(may, HandedOver.MayBe(taking with { FirstAt = Monday.At(begun), LastAt = Instant.Ever }, taking));
    }

    private static bool Goes(Case told, string horizon, params Measurement[] measurements) =>
        Retired.Of(Stored(told, "2d 00:00", measurements).Row, Rules(measurements), Monday.At(horizon)) is not null;

    private static (StoredInstance Row, Advanced Advanced) Stored(Case told, string now, params Measurement[] measurements)
    {
        Advanced advanced = Advance.Run(Instance.New(told.Key), [.. told.Facts], new AdvanceContext(Rules(measurements), Monday.At(now), Instant.Never));
        return (advanced.Instance.Pack(), advanced);
    }

    private static WorkflowRules Rules(params Measurement[] measurements) => new(Some.Workflow, measurements);

    private static Dictionary<(string, long), Tally> Sums(IEnumerable<Posting> postings) => postings
        .GroupBy(posting => (posting.Measurement.Hash, posting.Minute))
        .ToDictionary(group => group.Key, group => group.Aggregate(default(Tally), (sum, posting) => sum + posting.Change));
}

using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Ledger;

public class PostingTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");
    private static readonly Tally Begun = new(1, 0, 0, 0, 0);
    private static readonly Tally Good = new(0, 1, 0, 0, 0);
    private static readonly Tally Bad = new(0, 0, 1, 0, 0);
    private static readonly Tally Excluded = new(0, 0, 0, 1, 0);
    private static readonly Tally ClosedBad = new(0, 0, 0, 0, 1);

    [Fact]
    public void A_unit_posts_where_it_begins_and_where_its_verdict_falls() =>
        AssertBooks(Case.Of().Started("09:00:59").Ended("09:30:59.999999"), ("09:00", Begun), ("09:30", Good));

    [Fact]
    public void A_unit_that_begins_and_closes_in_one_minute_posts_both_there() =>
        AssertBooks(Case.Of().Started("09:00:01").Ended("09:00:02"), ("09:00", Begun + Good));

    [Fact]
    public void A_pending_unit_has_only_begun() => AssertBooks(Case.AtNine(), "09:30", ("09:00", Begun));

    [Fact]
    public void An_open_unit_is_bad_in_the_minute_of_its_deadline() => AssertBooks(Case.AtNine(), ("09:00", Begun), ("10:00", Bad));

    [Fact]
    public void A_bad_unit_posts_once_more_where_it_closes() =>
        AssertBooks(Case.AtNine().Ended("11:17"), ("09:00", Begun), ("10:00", Bad), ("11:17", ClosedBad));

    [Fact]
    public void A_failed_unit_closes_when_it_ends() =>
        AssertBooks(Case.AtNine().Ended("09:30", Outcome.Failed), ("09:00", Begun), ("09:30", Bad + ClosedBad));

    [Fact]
    public void An_excluded_unit_posts_where_it_closes() =>
        AssertBooks(Case.AtNine().Ended("09:30", Outcome.Cancelled), ("09:00", Begun), ("09:30", Excluded));

    [Fact]
    public void One_whose_start_is_unknown_begins_where_it_is_excluded()
    {
        Judged judged = Case.Of().Ended("09:30").JudgedAt("12:00", Hour);
        Assert.Equal(Begun + Excluded, judged.Total);
        Assert.Single(judged.Books.Ledger);
    }

    [Fact]
    public void A_revision_corrects_by_the_difference()
    {
        Walk walk = new(Some.Key, Judge.RulesOf(Hour));
        walk.Batch(Case.AtNine().Ended("09:30").Fact("end", 1).Facts, Monday.At("12:00"));
        Advanced revised = walk.Batch(Case.Of().Ended("11:00").Fact("end", 2).Facts, Monday.At("12:00"));
        Assert.Equal(
            [(Monday.Minute("09:30"), default(Tally) - Good), (Monday.Minute("10:00"), Bad), (Monday.Minute("11:00"), ClosedBad)],
            Net(revised.Postings));
        Assert.Equal("instance", Assert.Single(revised.ViolationsAdded).Unit);
    }

    [Fact]
    public void A_verdict_taken_back_takes_its_violation_back()
    {
        Walk walk = new(Some.Key, Judge.RulesOf(Hour));
        walk.Batch(Case.AtNine().Facts, Monday.At("12:00"));
        Advanced revised = walk.Batch(Case.Of().Ended("09:30").Facts, Monday.At("12:00"));
        Assert.Equal(new ViolationKey(Hour.Hash, Some.WorkflowName, Some.InstanceId, "instance"), Assert.Single(revised.ViolationsRemoved));
        Assert.Empty(revised.ViolationsAdded);
        Assert.Empty(walk.Books.Violations);
    }

    [Fact]
    public void What_changes_nothing_posts_nothing()
    {
        Walk walk = new(Some.Key, Judge.RulesOf(Hour));
        walk.Batch(Case.AtNine().Ended("09:30").Facts, Monday.At("12:00"));
        Assert.Empty(walk.Batch(Case.Of().StepStarted("charge", "09:10", "r1").Facts, Monday.At("12:00")).Postings);
        Assert.Empty(walk.Batch([], Monday.At("1d 12:00")).Postings);
    }

    [Fact]
    public void An_instance_that_never_happened_leaves_empty_books()
    {
        Judged judged = Case.Of().Started("09:00").Fact("start", 1).Started("09:00").Fact("start", 2).Void().JudgedAt("12:00", Hour);
        Assert.Empty(judged.Books.Ledger);
        Assert.Empty(judged.Books.Violations);
    }

    [Fact]
    public void A_watermark_never_goes_back()
    {
        Walk walk = new(Some.Key, Judge.RulesOf(Hour));
        walk.Batch(Case.AtNine().Facts, Monday.At("12:00"));
        Assert.Empty(walk.Batch(Case.Of().Alive("09:10").Facts, Monday.At("09:10")).Postings);
        Assert.Equal(Begun + Bad, walk.Books.Ledger.Values.Aggregate(new Tally(), (sum, tally) => sum + tally));
    }

    private static void AssertBooks(Case facts, params (string Minute, Tally Tally)[] expected) => AssertBooks(facts, "12:00", expected);

    private static void AssertBooks(Case facts, string now, params (string Minute, Tally Tally)[] expected) => Assert.Equal(
        expected.Select(entry => ((Hour.Hash, Monday.Minute(entry.Minute)), entry.Tally)),
        facts.JudgedAt(now, Hour).Books.Ledger.Select(entry => (entry.Key, entry.Value)));

    /// <summary>The sums of each minute that are not zero, in order.</summary>
    private static IEnumerable<(long, Tally)> Net(IEnumerable<Posting> postings) =>
        from posting in postings
        group posting.Change by posting.Minute into minute
        let sum = minute.Aggregate(new Tally(), (sum, tally) => sum + tally)
        where !sum.IsZero
        orderby minute.Key
        select (minute.Key, sum);
}

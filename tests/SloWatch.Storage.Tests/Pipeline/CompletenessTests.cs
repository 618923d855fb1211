using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Pipeline;

/// <summary>What is judged when a file was read to its end, and what when it was not.</summary>
public sealed class CompletenessTests : IDisposable
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h");
    private static readonly RuleSet Rules = ImportPlace.Rules(InAnHour);

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void What_hangs_is_bad_at_its_deadline_when_the_file_was_read_to_its_end()
    {
        place.Import([.. Case.Of("hung").Started("09:00").Facts, .. Case.Of("late").Started("09:00").Ended("11:00").Facts], Rules);

        Tally tally = place.Read(store => store.Ledger.Sum(InAnHour.Hash, Monday.At("10:00"), Monday.At("10:01")));
        Assert.Equal(new Tally(0, 0, 2, 0, 0), tally);
        Assert.Equal(["hung", "late"], place.Read(store => store.Ledger.AllViolations(null).Select(violation => violation.Instance).ToArray()));
        Assert.All(place.Read(store => store.Instances.All(null).ToArray()), row => Assert.Equal(Instant.Ever, row.NextDeadline));
        place.AssertAudited(Rules);
    }

    [Fact]
    public void Nothing_is_bad_by_absence_while_a_source_of_the_workflow_is_incomplete()
    {
        Case other = Case.Of("other").Started("09:00").From("other");
        place.Import(place.WriteBroken(other.Facts), Rules);
        place.Import(Case.Of("hung").Started("09:00").Facts, Rules);

        Assert.Equal(2, place.Read(store => store.Ledger.Sum(InAnHour.Hash, Instant.Never, Instant.Ever)).Pending);
        Assert.Equal([(Some.Source, Instant.Ever), ("other", Instant.Never)], Watermarks());

        place.Import(other.Facts, Rules);
        Assert.Equal(2, place.Read(store => store.Ledger.Sum(InAnHour.Hash, Instant.Never, Instant.Ever)).Bad);
        place.AssertAudited(Rules);
    }

    [Fact]
    public void A_feed_that_breaks_off_is_complete_up_to_its_own_word()
    {
        Case early = Case.Of("early").Started("09:00");
        Case late = Case.Of("late").Started("09:30");
        place.Import(place.WriteBroken([.. early.Facts, .. late.Facts, Some.Fact(EventKind.Watermark, "10:15", instance: "")]), Rules);

        Assert.Equal([(Some.Source, Monday.At("10:15"))], Watermarks());
        Tally tally = place.Read(store => store.Ledger.Sum(InAnHour.Hash, Instant.Never, Instant.Ever));
        Assert.Equal((1, 1), (tally.Bad, tally.Pending));
        place.AssertAudited(Rules);
    }

    [Fact]
    public void A_posting_into_a_minute_that_was_decided_is_kept_as_late()
    {
        place.Import([.. Case.Of("hung").Started("09:00").Facts, .. Case.Of("last").Started("15:00").Facts], Rules);
        Assert.Empty(place.Read(store => store.Ledger.LatePostings(InAnHour.Hash).ToArray()));

        place.Import(Case.Of("hung").Started("09:00").Ended("09:30").Facts, Rules);
        StoredLatePosting[] late = place.Read(store => store.Ledger.LatePostings(InAnHour.Hash).ToArray());
        Assert.Equal([Monday.Minute("09:30"), Monday.Minute("10:00")], late.Select(posting => posting.Minute).Order());
        Assert.All(late, posting => Assert.Equal("new fact", posting.Cause));
    }

    private (string, Instant)[] Watermarks() => place.Read(store => store.Sources.All().Select(source => (source.Name, source.Watermark)).ToArray());
}

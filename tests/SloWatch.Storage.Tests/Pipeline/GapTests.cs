using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Pipeline;

public sealed class GapTests : IDisposable
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h");
    private static readonly RuleSet Rules = ImportPlace.Rules(InAnHour);

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void A_gap_excludes_what_would_be_bad_only_because_facts_are_lost()
    {
        place.Import([Gap("09:30", "11:00"), .. Case.Of("in it").Started("09:00").Facts, .. Case.Of("after it").Started("12:00").Facts], Rules);

        Assert.Equal(new Tally(2, 0, 1, 1, 0), place.Read(store => store.Ledger.Sum(InAnHour.Hash, Instant.Never, Instant.Ever)));
        place.AssertAudited(Rules);
    }

    [Theory]
    [InlineData("ended before it", "07:00", "08:00", false)]
    [InlineData("open in it", "09:00", "12:00", true)]
    [InlineData("open since before it", "08:00", "10:00", true)]
    [InlineData("begun after it", "11:00", "12:00", false)]
    public void A_gap_goes_to_the_instances_it_may_touch(string id, string from, string to, bool touched)
    {
        place.Import([.. Case.Of(id).Started(from).Ended(to).Facts, Gap("09:30", "11:00")], Rules);

        Assert.Equal(touched, place.Dump().Contains("\"Gap\"", StringComparison.Ordinal));
    }

    [Fact]
    public void An_instance_that_comes_later_gets_the_gaps_that_were_known()
    {
        place.Import([Gap("09:30", "11:00"), .. Case.Of("first").Started("09:00").Facts], Rules);
        place.Import(Case.Of("second").Started("09:00").Facts, Rules);

        Assert.Equal(new Tally(2, 0, 0, 2, 0), place.Read(store => store.Ledger.Sum(InAnHour.Hash, Instant.Never, Instant.Ever)));
        place.AssertAudited(Rules);
    }

    [Fact]
    public void Where_in_a_file_a_gap_stands_changes_nothing()
    {
        Crowd crowd = Crowd.Of(9, instances: 200, size: 40);
        Dice dice = new(9);
        Instant[] times = [.. crowd.Events.Select(fact => fact.At).Where(at => at.IsFinite)];
        WorkflowEvent[] gaps = [.. Enumerable.Range(0, 5).Select(_ => dice.OneOf(times)).Select(at => new WorkflowEvent
        {
            Kind = EventKind.Gap,
            At = at,
            Source = Some.Source,
            Workflow = Some.WorkflowName,
            Instance = "",
            Details = new EventDetails { From = at - TimeSpan.FromHours(3) },
        })];
        using ImportPlace before = new();
        using ImportPlace after = new();
        before.Import([.. gaps, .. crowd.Events], crowd.Rules);
        after.Import([.. crowd.InDisorder(9), .. gaps, .. gaps], crowd.Rules);
        after.Import(gaps, crowd.Rules);

        Assert.Equal(before.Dump(), after.Dump());
        Assert.Contains("\"Gap\"", before.Dump(), StringComparison.Ordinal);
        before.AssertAudited(crowd.Rules);
    }

    private static WorkflowEvent Gap(string from, string to) =>
        Some.Fact(EventKind.Gap, to, instance: "") with { Details = new EventDetails { From = Monday.At(from) } };
}

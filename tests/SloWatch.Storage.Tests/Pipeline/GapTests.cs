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
    public void A_gap_or_a_watermark_that_was_not_known_is_new()
    {
        WorkflowEvent complete = Gap("09:00", "09:00") with { Kind = EventKind.Watermark, Details = null };
        Assert.Equal((3, 3), Counts(place.Import([.. Case.Of("a").Started("09:00").Facts, Gap("09:30", "11:00"), complete], Rules)));
        Assert.Equal((1, 0), Counts(place.Import([Gap("09:30", "11:00")], Rules)));
        Assert.Equal((2, 1), Counts(place.Import([Gap("09:30", "11:00"), Gap("12:00", "12:30")], Rules)));

        static (long, long) Counts(Engine.Ingest.ImportResult result) => (result.Events, result.New);
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

    [Theory]
    [InlineData("07:30", "07:20")] // ended before the gap, and nothing went on
    [InlineData("09:10", "09:15")] // a step goes on after the end
    [InlineData("10:00", "09:15")] // ended in the gap
    [InlineData("07:30", "09:35")] // a step of another life, told in the gap
    public void An_end_that_is_known_only_after_the_gap_was_delivered_counts_as_if_it_had_been_known(string end, string scheduled)
    {
        RuleSet rules = ImportPlace.Rules(InAnHour, Measure.WaitTime("charge", "30m"), Measure.Stuck("30m"), Measure.StepTime("charge", "10m"));
        WorkflowEvent[] open = [.. Case.Of("a").Started("07:00").StepScheduled("charge", scheduled, "r1").Facts, .. Case.Of("z").Started("12:00").Facts, Gap("09:30", "11:00")];
        WorkflowEvent[] ends = [Case.Of("a").Ended(end).Last];
        using ImportPlace whole = new();
        using ImportPlace parts = new();
        using ImportPlace backwards = new();
        whole.Import([.. open, .. ends], rules);
        parts.Import(open, rules);
        parts.Import(ends, rules);
        backwards.Import(ends, rules);
        backwards.Import(open, rules);

        Assert.Equal(whole.Dump(), parts.Dump());
        Assert.Equal(whole.Dump(), backwards.Dump());
        parts.AssertAudited(rules);
        backwards.AssertAudited(rules);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void With_gaps_too_it_means_nothing_what_came_first(int seed)
    {
        Crowd crowd = Crowd.Of(seed, instances: 120, size: 30);
        Dice dice = new(seed);
        Instant[] times = [.. crowd.Events.Select(fact => fact.At).Where(at => at.IsFinite)];
        List<WorkflowEvent> told = [.. crowd.Events, .. Enumerable.Range(0, 4).Select(_ => dice.OneOf(times)).Select(at => Gap("09:30", "11:00") with
        {
            At = at,
            Details = new EventDetails { From = at - TimeSpan.FromHours(dice.Below(5)) },
        })];
        using ImportPlace whole = new();
        using ImportPlace parts = new();
        whole.Import(told, crowd.Rules);
        dice.Shuffle(told);
        foreach (WorkflowEvent[] part in told.Chunk((told.Count / 4) + 1))
        {
            parts.Import(part, crowd.Rules);
        }

        Assert.Equal(whole.Dump(), parts.Dump());
        parts.AssertAudited(crowd.Rules);
    }

    private static WorkflowEvent Gap(string from, string to) =>
        Some.Fact(EventKind.Gap, to, instance: "") with { Details = new EventDetails { From = Monday.At(from) } };
}

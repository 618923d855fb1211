using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Subjects;

/// <summary>The share of stuck cases, from counters, against a naive count.</summary>
public sealed class StuckShareTests
{
    private static readonly RuleSet Rules = ImportPlace.Rules(StuckShareCase.Measured);

    [Fact]
    public void Of_a_file_it_is_what_a_naive_count_gives_in_whatever_order_and_however_often_it_comes()
    {
        for (int seed = 1; seed <= 25; seed++)
        {
            Dice dice = new(seed);
            List<WorkflowEvent> facts = StuckShareCase.Any(dice);
            using ImportPlace place = new();
            List<WorkflowEvent> told = [.. facts, .. facts.Where(_ => dice.Percent(20))];
            dice.Shuffle(told);
            int cut = dice.Between(0, told.Count);
            place.Import(told.Take(cut), Rules);
            place.Import(told.Skip(cut), Rules);

            (long good, long bad) = StuckShareCase.Recounted(facts, facts.Max(fact => fact.At).NextMinute());
            Assert.Equal((seed, good, bad), (seed, place.Sum(StuckShareCase.Measured).Good, place.Sum(StuckShareCase.Measured).Bad));
            place.AssertAudited(Rules);
        }
    }

    [Fact]
    public void Live_it_is_what_a_naive_count_gives_also_of_what_comes_late_is_corrected_or_told_again_after_a_restart()
    {
        for (int seed = 1; seed <= 12; seed++)
        {
            Dice dice = new(seed);
            List<WorkflowEvent> facts = [.. StuckShareCase.Any(dice).Select((fact, number) => fact with { Fact = $"f{number}" })];
            using LivePlace live = new(Rules, "00:00");
            live.Clock.Now = Monday.At("00:00") + TimeSpan.FromMinutes(1);
            Deliver(live, facts, dice);

            (long good, long bad) = StuckShareCase.Recounted(facts, StuckShareCase.End);
            Tally sum = live.Place.Sum(StuckShareCase.Measured);
            Assert.Equal((seed, good, bad), (seed, sum.Good, sum.Bad));
            live.Place.AssertAudited(Rules);
        }
    }

    [Fact]
    public void A_measurement_that_is_new_is_counted_for_the_past()
    {
        List<WorkflowEvent> facts = StuckShareCase.Any(new Dice(7));
        using ImportPlace before = new(), after = new();
        before.Import(facts, Rules);
        after.Import(facts, ImportPlace.Rules(Measure.CycleTime("1h")));
        using (IStore store = after.Open())
        {
            BackFill.Run(store, Rules, TimeProvider.System, null, CancellationToken.None);
        }


        Assert.NotEqual(0, after.Sum(StuckShareCase.Measured).Counted);
        Assert.Equal(before.Sum(StuckShareCase.Measured), after.Sum(StuckShareCase.Measured));
        after.AssertAudited(Rules);
    }

    [Fact]
    public void A_measurement_that_is_gone_leaves_nothing_behind()
    {
        List<WorkflowEvent> facts = StuckShareCase.Any(new Dice(7));
        RuleSet others = ImportPlace.Rules(Measure.CycleTime("1h"));
        using ImportPlace without = new(), gone = new();
        without.Import(facts, others);
        gone.Import(facts, ImportPlace.Rules(StuckShareCase.Measured, Measure.CycleTime("1h")));
        using (IStore store = gone.Open())
        {
            BackFill.Run(store, others, TimeProvider.System, null, CancellationToken.None);
        }


        Assert.Equal(without.Read(store => store.Instances.All(Some.WorkflowName).Select(row => row.Key.Id).ToArray()), gone.Read(store => store.Instances.All(Some.WorkflowName).Select(row => row.Key.Id).ToArray()));
        Assert.Single(gone.Read(store => store.Ledger.Measurements()));
        gone.AssertAudited(others);
    }

    [Fact]
    public void An_import_that_takes_the_place_of_another_leaves_no_day_of_it()
    {
        using ImportPlace place = new();
        place.Import([.. Case.Of("c1").Started("09:00").Facts, .. Case.Of("c2").Started("1d 09:00").Facts], Rules);
        place.Import(Case.Of("c2").Started("1d 09:00").Ended("1d 14:00").Facts, Rules, replace: true);

        Assert.Equal((180, 120), (place.Sum(StuckShareCase.Measured).Good, place.Sum(StuckShareCase.Measured).Bad));
        Assert.Equal(["c2", "counts:stuck-3h@2024-01-02"], place.Read(store => store.Instances.All(Some.WorkflowName).Select(row => row.Key.Id).ToArray()));
        place.AssertAudited(Rules);
    }

    [Fact]
    public void Nobody_else_may_tell_of_counts()
    {
        using ImportPlace place = new();
        Assert.Equal(1, place.Import([Some.Fact(EventKind.Gauge, "09:00", "counts:stuck-3h") with { Details = new EventDetails { Name = "open", Value = 1 } }], Rules).Refused);
    }

    /// <summary>Most in time, some late, some wrong at first; with a restart now and then. All of it until the end.</summary>
    private static void Deliver(LivePlace live, List<WorkflowEvent> facts, Dice dice)
    {
        List<(Instant When, WorkflowEvent Fact)> plan = [.. facts.Select(fact => (fact.At + TimeSpan.FromMinutes(dice.Percent(20) ? dice.Between(1, 900) : 0), dice.Percent(15) ? fact with { Rev = 1 } : fact))];
        plan.AddRange(plan.Where(one => one.Fact.Rev == 1).ToList().Select(one => (one.When - TimeSpan.FromMinutes(dice.Between(0, 200)), one.Fact with { Rev = 0, At = one.Fact.At - TimeSpan.FromMinutes(dice.Between(0, 90)) })));
        while (live.Clock.Now < StuckShareCase.End + TimeSpan.FromMinutes(40))
        {
            WorkflowEvent[] due = [.. plan.Where(one => one.When <= live.Clock.Now || live.Clock.Now >= StuckShareCase.End - TimeSpan.FromMinutes(20)).Select(one => one.Fact)];
            plan.RemoveAll(one => due.Contains(one.Fact));
            Instant complete = Instant.Min(live.Clock.Now, StuckShareCase.End);
            live.Deliver([.. due, .. due.Where(_ => dice.Percent(10)), Some.Fact(EventKind.Watermark, "00:00", "") with { At = complete }]);
            live.Tick();
            live.Clock.Now += TimeSpan.FromMinutes(dice.Between(1, 60));
            if (dice.Percent(3))
            {
                live.Restart();
            }
        }

        live.Deliver([Some.Fact(EventKind.Watermark, "00:00", "") with { At = StuckShareCase.End }]);
        live.Tick();
    }
}

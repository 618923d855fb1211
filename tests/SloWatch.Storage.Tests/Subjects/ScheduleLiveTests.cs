using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Live;
using SloWatch.Storage.Tests.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Subjects;

/// <summary>A schedule under a running service: cases that start for its slots, and slots that nothing starts for.</summary>
public sealed class ScheduleLiveTests
{
    private static readonly Measurement Hourly = Measure.By("schedule", ("cron", "0 * * * *"), ("within", "15m"));
    private static readonly RuleSet Rules = ImportPlace.Rules(Hourly);

    [Fact]
    public void A_slot_that_nothing_starts_for_is_bad_when_the_watermark_passes_its_deadline()
    {
        using LivePlace live = Begun();
        Hour(live, "10:00:05");
        Alive(live, "11:20");

        Assert.Equal("10:00 good, 11:00 bad", Slots(live));
        Violation violation = live.Place.Read(store => Assert.Single(store.Ledger.AllViolations(Hourly.Hash)));
        Assert.Equal(("schedule:main@2024-01-01", "slot:2024-01-01T11:00:00Z", "not started by its deadline", Monday.At("11:15")), (violation.Instance, violation.Unit, violation.Reason, violation.At));
        live.Place.AssertAudited(Rules);
    }

    [Fact]
    public void While_its_source_is_silent_no_slot_is_judged()
    {
        using LivePlace live = Begun();
        Hour(live, "10:00:05");
        live.GoTo(Monday.At("23:00"), TimeSpan.FromMinutes(10));

        Assert.Equal("10:00 good", Slots(live));
        Assert.Equal(0, Sum(live).Bad);
    }

    [Fact]
    public void Days_are_opened_one_after_the_other_and_every_slot_counts_once()
    {
        using LivePlace live = Begun();
        for (int hour = 10; hour < 60; hour++)
        {
            if (hour != 24)
            {
                Hour(live, $"{hour / 24}d {hour % 24:00}:00:05");
            }
        }

        Alive(live, "2d 11:40");
        Assert.Equal((49, 1), ((int)Sum(live).Good, (int)Sum(live).Bad));
        Assert.Equal(3, live.Place.Read(store => store.Instances.All(Some.WorkflowName).Count(row => row.Key.Id.StartsWith("schedule:", StringComparison.Ordinal))));
        live.Place.AssertAudited(Rules);
    }

    [Fact]
    public void A_schedule_that_is_suspended_expects_nothing_until_it_is_resumed()
    {
        using LivePlace live = Begun();
        Hour(live, "10:00:05");
        live.Deliver(Case.Of("schedule:main").Suspended("10:30"));
        Alive(live, "1d 11:59");
        live.Deliver(Case.Of("schedule:main").Resumed("1d 12:30"));
        Alive(live, "1d 13:40");

        Assert.Equal("10:00 good, 1d 13:00 bad", Slots(live));
        live.Place.AssertAudited(Rules);
    }

    [Fact]
    public void What_a_source_tells_of_its_slots_counts_as_the_start_of_a_case_does()
    {
        using LivePlace live = Begun();
        GoTo(live, "10:00:05");
        live.Deliver([Slot("10:00", "10:00:05", Outcome.None)]);
        GoTo(live, "11:00:05");
        live.Deliver([Slot("11:00", "11:00:05", Outcome.Skipped)]);
        Alive(live, "11:40");

        Assert.Equal("10:00 good, 11:00 excluded", Slots(live));
        Receipt refused = live.Deliver([Some.Fact(EventKind.Started, "11:41", "schedule:main")]);
        Assert.Contains("give a case another id", Assert.Single(refused.Refused).Reason, StringComparison.Ordinal);
        Receipt again = live.Deliver([Slot("11:00", "11:00:05", Outcome.Skipped)]);
        Assert.Equal(1, again.Known);
    }

    [Fact]
    public void A_start_that_is_corrected_or_taken_back_answers_no_longer()
    {
        using LivePlace live = Begun();
        GoTo(live, "11:00:05");
        live.Deliver(For("a", "11:00:05", "10:00").Fact("start", 1));
        Alive(live, "11:40");
        Assert.Equal("10:00 bad, 11:00 bad", Slots(live));

        live.Deliver(For("a", "11:00:05", "11:00").Fact("start", 2));
        Assert.Equal("10:00 bad, 11:00 good", Slots(live));

        live.Deliver(For("a", "11:00:05", "11:00").Fact("start", 3).Void());
        Assert.Equal("10:00 bad, 11:00 bad", Slots(live));
        live.Place.AssertAudited(Rules);
    }

    [Fact]
    public void After_a_restart_everything_goes_on_and_nothing_counts_twice()
    {
        using LivePlace live = Begun();
        Hour(live, "10:00:05");
        Alive(live, "11:40");
        string before = live.Place.Dump();
        live.Restart();
        live.Tick();
        Assert.Equal(before, live.Place.Dump());

        Hour(live, "12:00:05");
        Alive(live, "12:40");
        Assert.Equal("10:00 good, 11:00 bad, 12:00 good", Slots(live));
    }

    [Fact]
    public void A_rule_that_comes_later_counts_what_was_before_it()
    {
        RuleSet other = ImportPlace.Rules(Measure.CycleTime("1h"));
        using LivePlace live = new(other, "09:30");
        live.Deliver(Case.Of("first").Started("09:29").Ended("09:30"));
        Hour(live, "10:00:05");
        Hour(live, "12:00:05");
        Alive(live, "12:40");

        live.Use(Rules);
        live.Tick();
        Assert.Equal("10:00 good, 11:00 bad, 12:00 good", Slots(live));
        live.Place.AssertAudited(Rules);
    }

    [Fact]
    public void What_was_lost_before_there_was_the_rule_is_not_bad_by_it()
    {
        using LivePlace live = new(ImportPlace.Rules(Measure.CycleTime("1h")), "09:30");
        live.Deliver(Case.Of("first").Started("09:29").Ended("09:30"));
        GoTo(live, "11:30");
        live.Deliver([Some.Fact(EventKind.Gap, "11:05", instance: "") with { Details = new EventDetails { From = Monday.At("10:50") } }]);
        Alive(live, "11:40");

        live.Use(Rules);
        live.Tick();
        Assert.Equal("10:00 bad, 11:00 excluded", Slots(live));
        live.Place.AssertAudited(Rules);
    }

    [Fact]
    public void What_is_older_than_all_that_was_known_makes_older_slots_expected()
    {
        using LivePlace live = Begun();
        Hour(live, "10:00:05");
        live.Deliver(Case.Of("early").Started("07:30").Ended("07:40"));
        Alive(live, "10:40");
        Assert.Equal("08:00 bad, 09:00 bad, 10:00 good", Slots(live));
    }

    [Fact]
    public void Its_day_explains_itself()
    {
        using LivePlace live = Begun();
        Hour(live, "10:00:05");
        Alive(live, "11:40");
        Explanation explanation = live.Place.Read(store => Explanation.Of(store, Rules, new(Some.WorkflowName, "schedule:main@2024-01-01"), Monday.At("11:38"), live.Clock))!;
        Assert.Equal("slot:2024-01-01T10:00:00Z Good, slot:2024-01-01T11:00:00Z Bad", string.Join(", ", explanation.Units.Select(unit => $"{unit.Unit.Unit} {unit.Unit.Verdict.Kind}")));
        Explanation before = live.Place.Read(store => Explanation.Of(store, Rules, explanation.Key, Monday.At("11:10"), live.Clock))!;
        Assert.Equal(["Good", "Pending"], before.Units.Select(unit => unit.Unit.Verdict.Kind.ToString()));
        Engine.Evaluation.Locating.Location location = live.Place.Read(store => Engine.Evaluation.Locating.Location.Of(store, Rules, explanation.Key, null, live.Clock))!;
        Assert.Equal((null, "schedule:main", 1, 1), (location.Position.Life, location.Subject!.Name, location.Bad.Count, location.Objectives.Count));
    }

    private static LivePlace Begun()
    {
        LivePlace live = new(Rules, "09:30");
        live.Deliver(Case.Of("first").Started("09:29").Ended("09:30"));
        live.Tick();
        return live;
    }

    /// <summary>In steps, with a sign of life at each, and up to where the watermark is past it.</summary>
    private static void Alive(LivePlace live, string at) => GoTo(live, at);

    private static void GoTo(LivePlace live, string at)
    {
        Instant end = Monday.At(at);
        while (live.Clock.Now < end)
        {
            live.Clock.Now = Instant.Min(end, live.Clock.Now + TimeSpan.FromMinutes(4));
            live.Deliver([Some.Fact(EventKind.Alive, "09:29", "first") with { At = live.Clock.Now }]);
            live.Tick();
        }
    }

    /// <summary>A case starts for the hour.</summary>
    private static void Hour(LivePlace live, string at)
    {
        GoTo(live, at);
        live.Deliver(For($"case-{at}", at, $"{at[..^6]}:00").Ended(at));
        live.Tick();
    }

    private static Case For(string id, string at, string slot) => Case.Of(id).Started(at).Detail(details => details with { Slot = Monday.At(slot) });

    private static WorkflowEvent Slot(string slot, string at, Outcome outcome) =>
        Some.Fact(EventKind.Slot, at, "schedule:main") with { Outcome = outcome, Details = new EventDetails { Slot = Monday.At(slot) } };

    /// <summary>Those that have a verdict.</summary>
    private static string Slots(LivePlace live) => live.Place.Read(store => string.Join(", ",
        store.Instances.All(Some.WorkflowName).Where(row => row.Key.Id.StartsWith("schedule:", StringComparison.Ordinal))
            .SelectMany(row => PlacedUnits.Of(row, live.Rules.For(Some.WorkflowName)))
            .Where(unit => unit.Judged.Verdict.Kind != VerdictKind.Pending)
            .OrderBy(unit => unit.Judged.Begun)
            .Select(unit => $"{Monday.Text(unit.Judged.Begun)} {unit.Judged.Verdict.Kind.ToString().ToLowerInvariant()}")));

    private static Tally Sum(LivePlace live) => live.Place.Sum(Hourly);
}

using SloWatch.Core.Events;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Live;

/// <summary>What goes over many instances while the service runs leaves out the one that cannot be read, tells of it, and does the others.</summary>
public sealed class DamagedNeighbourTests : IDisposable
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h"), InHalfAnHour = Measure.CycleTime("30m");
    private static readonly Measurement Hourly = Measure.By("schedule", ("cron", "0 * * * *"), ("within", "15m"));

    private readonly LivePlace live = new(ImportPlace.Rules(InAnHour, Hourly));

    public void Dispose() => live.Dispose();

    [Fact]
    public void A_gap_comes_to_all_others_also_where_nothing_of_it_is_due()
    {
        live.Deliver(Case.Of("a").Started("09:00"), Case.Of("b").Started("09:00").Ended("09:10"), Case.Of("c").Started("09:00"));
        Damage("b");

        live.Clock.Now = Monday.At("12:00");
        live.Deliver([Some.Fact(EventKind.Gap, "11:00", instance: "") with { Details = new() { From = Monday.At("09:05") } }, Complete("12:00")]);
        AssertTold("b");

        Assert.Equal((1, 0, 2), (Sum(InAnHour).Good, Sum(InAnHour).Bad, Sum(InAnHour).Excluded));
        AssertTold("b");
    }

    [Fact]
    public void A_case_that_started_for_a_slot_keeps_what_it_told_and_those_after_it_are_heard()
    {
        Slots("09:30:00 first", "10:00:05 a", "11:00:05 b");
        live.Tick();
        Damage("b");

        Slots("12:00:05 c");
        AssertTold("b");

        Assert.Equal((3, 0), (Sum(Hourly).Good, Sum(Hourly).Bad));
    }

    [Fact]
    public void A_day_of_a_schedule_is_left_out_and_the_next_is_opened()
    {
        Slots("09:30:00 first", "10:00:05 a", "11:00:05 b");
        live.Tick();
        Damage("schedule:main@2024-01-01");

        Slots("12:00:05 c", "1d 00:00:05 d", "1d 01:00:05 e");
        AssertTold("schedule:main@2024-01-01");

        Assert.Equal((4, 0), (Sum(Hourly).Good, Sum(Hourly).Bad));
    }

    /// <summary>What is not heard in a pause is not bad.</summary>
    [Fact]
    public void Where_nobody_can_say_when_a_schedule_pauses_its_days_stay_closed_and_cases_are_judged()
    {
        Slots("09:30:00 first", "10:00:05 a");
        live.Deliver(Case.Of("schedule:main").Suspended("10:30"));
        live.Tick();
        Damage("schedule:main");

        live.Clock.Now = Monday.At("1d 12:00");
        live.Deliver([.. Case.Of("hung").Started("10:20").Facts, Complete("1d 12:00")]);
        AssertTold("schedule:main");

        Assert.Equal((1, 0), (Sum(Hourly).Good, Sum(Hourly).Bad));
        Assert.Equal(3, Sum(InAnHour).Bad);
    }

    [Fact]
    public void Changed_rules_come_into_use_and_what_is_new_is_counted_of_all_others()
    {
        live.Deliver(Case.Of("a").Started("09:00").Ended("09:20"), Case.Of("b").Started("09:00").Ended("09:20"), Case.Of("c").Started("09:00").Ended("09:40"));
        Damage("b");

        live.Use(ImportPlace.Rules(InHalfAnHour));
        AssertTold("b");

        Assert.Equal((1, 1), (Sum(InHalfAnHour).Good, Sum(InHalfAnHour).Bad));
        live.Restart();
        AuditNames("b");
    }

    [Fact]
    public void It_begins_with_other_rules_likewise()
    {
        live.Deliver(Case.Of("a").Started("09:00").Ended("09:20"), Case.Of("b").Started("09:00").Ended("09:20"));
        Damage("b");

        live.Restart(ImportPlace.Rules(InHalfAnHour));
        AssertTold("b");

        Assert.Equal(1, Sum(InHalfAnHour).Good);
    }

    private void AuditNames(string instance) =>
        Assert.Contains(live.Place.Audit(live.Rules).Differences, difference => difference.Where == $"instance {Some.WorkflowName}/{instance}" && difference.Stored == "facts that cannot be read");

    private void AssertTold(string instance)
    {
        Assert.Equal(instance, Assert.Throws<DamagedFactsException>(live.Tick).Key.Id);
        Assert.Contains($"the stored facts of '{instance}' of workflow 'payments' are damaged", live.Engine.Health.Fault, StringComparison.Ordinal);
    }

    /// <summary>At a time a case starts and ends.</summary>
    private void Slots(params string[] started)
    {
        foreach (string one in started)
        {
            (string at, string id) = (one[..one.LastIndexOf(' ')], one[(one.LastIndexOf(' ') + 1)..]);
            live.Clock.Now = Monday.At(at) + TimeSpan.FromSeconds(10);
            live.Deliver(Case.Of(id).Started(at));
        }
    }

    private static WorkflowEvent Complete(string at) => Some.Fact(EventKind.Watermark, at, instance: "");

    private Tally Sum(Measurement measurement) => live.Place.Read(store => store.Ledger.Sum(measurement.Hash, Instant.Never, Instant.Ever));

    /// <summary>Its first byte says how the facts are laid out.</summary>
    private void Damage(string instance)
    {
        live.Restart();
        live.Place.Change($"UPDATE instance SET open_chunk = CAST(x'FF' || open_chunk AS BLOB) WHERE instance = '{instance}'");
    }
}

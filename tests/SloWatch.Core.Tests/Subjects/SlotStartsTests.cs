using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Subjects;

/// <summary>What the days of a schedule are told of a case.</summary>
public class SlotStartsTests
{
    [Fact]
    public void A_start_for_a_slot_goes_to_the_slots_day_and_its_end_with_it() =>
        Assert.Equal(
            "schedule:main@2024-01-01: Slot 00:02 None c1#1, Slot 01:00 Failed c1#1/end",
            Of(Case.Of().Started("1d 00:02").Detail(details => details with { Slot = Monday.At("23:55") }).Ended("1d 01:00", Outcome.Failed)));

    [Fact]
    public void A_start_without_a_slot_goes_to_the_day_of_the_latest_one_before_it() =>
        Assert.Equal("schedule:main@2024-01-01: Slot 00:02 None c1#1", Of(Case.Of().Started("1d 00:02")));

    [Fact]
    public void A_case_that_names_its_schedule_is_told_to_that_one_alone()
    {
        static Case Named(string schedule) => Case.Of().Started("23:56").Attribute("schedule", schedule);
        Assert.Equal("schedule:main@2024-01-01: Slot 23:56 None c1#1", Of(Named("main")));
        Assert.Equal("schedule:main@2024-01-01: ", Of(Named("other")));
    }

    [Fact]
    public void A_start_that_was_told_wrong_leaves_nothing_in_the_day_it_was_told_for()
    {
        Case moved = Case.Of()
            .Started("1d 00:02").Fact("s", 1).Detail(details => details with { Slot = Monday.At("23:55") })
            .Started("1d 00:02").Fact("s", 2).Detail(details => details with { Slot = Monday.At("1d 23:55") });
        Assert.Equal("schedule:main@2024-01-01: \nschedule:main@2024-01-02: Slot 00:02 None c1#1", Of(moved));
    }

    [Fact]
    public void What_was_opened_again_is_one_start_and_another_run_under_its_id_is_another() =>
        Assert.Equal(
            "schedule:main@2024-01-01: Slot 23:56 None c1#1, Slot 23:59 Completed c1#1/end\nschedule:main@2024-01-02: Slot 23:56 None c1#3",
            Of(Case.Of().Started("23:56").Ended("23:57", Outcome.Failed).Reopened("23:58").Ended("23:59").Started("1d 23:56")));

    [Fact]
    public void Who_was_never_seen_to_start_answers_nothing() => Assert.Equal("", Of(Case.Of().Ended("23:57")));

    [Theory]
    [InlineData("schedule:main", EventKind.Suspended, null)]
    [InlineData("schedule:main", EventKind.Started, "give a case another id")]
    [InlineData("schedule:main@2024-01-01", EventKind.Slot, null)]
    [InlineData("schedule:main@2024-01-01", EventKind.Suspended, "tell it of 'schedule:main'")]
    [InlineData("schedule:main@2024-01-01", EventKind.Gauge, "slot, suspended and resumed")]
    [InlineData("gauge:depth@2024-01-01", EventKind.Gauge, null)]
    [InlineData("gauge:depth@2024-01-01", EventKind.Ended, "a gauge")]
    [InlineData("gauge:depth", EventKind.Suspended, "'gauge:depth' is a gauge, of which gauge is told")]
    [InlineData("gauge:depth@2024-01-01", EventKind.Resumed, "'gauge:depth@2024-01-01' is a gauge, of which gauge is told")]
    [InlineData("schedules-1", EventKind.Started, null)]
    public void A_subject_takes_what_is_told_of_it_and_no_cases(string id, EventKind kind, string? refusal)
    {
        Walk walk = new(new(Some.WorkflowName, id), new(Some.Workflow, []));
        Advanced advanced = walk.Batch([Some.Fact(kind, "09:00", id)], Monday.At("09:00"));
        Assert.Equal(refusal is null ? 0 : 1, advanced.Refused.Count);
        Assert.All(advanced.Refused, refused => Assert.Contains(refusal!, refused.Reason, StringComparison.Ordinal));
        Assert.Equal(refusal is null ? 1 : 0, walk.Instance.FactCount);
    }

    [Theory]
    [InlineData("schedule:main", "schedule:main@2024-01-02")]
    [InlineData("schedule:main@2024-01-05", "schedule:main@2024-01-05")]
    [InlineData("c1", "c1")]
    public void What_is_told_of_a_slot_belongs_to_the_slots_day(string told, string kept)
    {
        WorkflowEvent slot = Some.Fact(EventKind.Slot, "09:00", told) with { Details = new EventDetails { Slot = Monday.At("1d 00:00") } };
        Assert.Equal(kept, SubjectKey.Placed(slot).Instance);
        Assert.Equal(told, SubjectKey.Placed(slot with { Kind = EventKind.Suspended }).Instance);
    }

    [Fact]
    public void Two_slots_that_were_skipped_at_one_time_are_two_facts()
    {
        Walk walk = new(new(Some.WorkflowName, "schedule:main@2024-01-01"), new(Some.Workflow, []));
        WorkflowEvent one = Some.Fact(EventKind.Slot, "09:00", walk.Instance.Key.Id) with { Outcome = Outcome.Skipped, Details = new EventDetails { Slot = Monday.At("08:00") } };
        walk.Batch([one, one with { Details = new EventDetails { Slot = Monday.At("08:30") } }, one], Monday.At("09:00"));
        Assert.Equal(2, walk.Instance.FactCount);
    }

    private static string Of(Case facts)
    {
        IAnsweredByStarts schedule = (IAnsweredByStarts)ScheduleDay.Schedule("cron=55 23 * * *;within=1h").Indicator;
        return string.Join('\n', SlotStarts.Of(facts.Delivered(), [schedule]).OrderBy(day => day.Key, StringComparer.Ordinal)
            .Select(day => $"{day.Key}: {string.Join(", ", day.Value.Select(fact => $"{fact.Kind} {Monday.Text(fact.At).Split(' ')[^1]} {fact.Outcome} {fact.Fact}"))}"));
    }
}

using SloWatch.Core.Diagnosis.Counting;
using SloWatch.Core.Diagnosis.Spots;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;
using static SloWatch.Core.Tests.Diagnosis.FoundSpot;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Where a case went bad that others wait overnight for: they come in the evening, are checked within a minute, and reviewed at half past nine.</summary>
public sealed class OfficeHoursSpotTests
{
    private static readonly Workflow Office = Some.Workflow with { Calendar = SomeCalendar.Of("office", "UTC", SomeCalendar.Weekdays("09:00-17:00")) };

    private static readonly Case Overnight = Case.Of().Started("18:00").StepStarted("check", "18:00").Dependency("bank").StepEnded("check", "18:01")
        .StepScheduled("review", "18:01").StepStarted("review", "1d 09:30").StepEnded("review", "1d 09:40").Ended("1d 09:40");

    /// <summary>In the morning; a call that takes ten seconds longer, and then nobody who reviews.</summary>
    private static readonly Case Morning = Case.AtNine().StepStarted("check", "09:00").Dependency("bank").StepEnded("check", "09:01:10").StepScheduled("review", "09:01:10");

    [Theory]
    [InlineData("cycleTime", "within")]
    [InlineData("stuck", "after")]
    public void By_the_hours_of_the_office_a_morning_is_longer_than_a_night(string indicator, string limit)
    {
        Measurement measurement = Measure.By(Office, indicator, (limit, "4bh"));

        Assert.Equal("Waiting review - - 09:01:10", Of(Morning, measurement, Usual(UsualTimes.Of(measurement), Overnight)));
    }

    [Fact]
    public void What_is_stuck_stands_where_it_stands_though_others_stand_there_all_night() => Assert.Equal(
        "Waiting review - - 09:01:10",
        Of(Morning, Measure.Stuck("2h"), Usual(Overnight)));

    [Fact]
    public void Where_others_wait_all_night_ten_seconds_are_not_why_a_case_is_late() => Assert.Equal(
        "Hurried - - - 09:00",
        Of(Morning, Measure.CycleTime("2h"), Usual(Overnight)));

    [Fact]
    public void Who_works_at_night_takes_as_long_as_by_day()
    {
        Measurement measurement = Measure.By(Office, "cycleTime", ("within", "4bh"));
        UsualTimes usual = Usual(UsualTimes.Of(measurement), Overnight);
        Life morning = Recount.Fold(Morning.Facts, Some.Workflow).Lives[0];

        Assert.Equal(Pace.Usual, usual.PaceOf(morning.Runs.First(run => run.Name == "check"), usual.PausesOf(morning)));
    }

    [Fact]
    public void Time_in_which_a_case_was_paused_counts_no_more_than_a_night()
    {
        Measurement measurement = Measure.By(Office, "cycleTime", ("within", "2bh")).Pausing("suspended");

        Assert.Equal("Waiting review - - 09:02", Of(Case.AtNine().StepScheduled("review", "09:02").Suspended("10:00").Resumed("13:00"), measurement, Usual(UsualTimes.Of(measurement), Overnight)));
    }
}

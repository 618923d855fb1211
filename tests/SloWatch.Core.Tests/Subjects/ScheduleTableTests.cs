using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Subjects;

/// <summary>The table of what becomes of a slot.</summary>
public class ScheduleTableTests
{
    private const string Nightly = "cron=30 2 * * *; within=15m";
    private const string Hourly = "cron=0 1-4 * * *; within=15m";

    public static TheoryData<string, string, string, string> Rows => new()
    {
        // what is told; settings; now; verdicts
        { "", Nightly, "02:30", "02:30 pending 02:45" },
        { "", Nightly, "02:45", "02:30 pending 02:45" },
        { "", Nightly, "02:46", "02:30 bad 02:45" },
        { "start 02:31 for 02:30", Nightly, "ever", "02:30 good 02:31" },
        { "start 02:45 for 02:30", Nightly, "ever", "02:30 good 02:45" },
        { "start 02:46 for 02:30", Nightly, "ever", "02:30 bad 02:45" },
        { "start 02:29 for 02:30", Nightly, "ever", "02:30 good 02:30" },
        { "start 02:31 for 02:31", Nightly, "ever", "02:30 bad 02:45" },
        { "start 02:31", Nightly, "ever", "02:30 good 02:31" },
        { "start 02:29", Nightly, "ever", "02:30 bad 02:45" },
        { "start 03:10", Nightly, "ever", "02:30 bad 02:45" },
        { "noticed 02:50 after 02:40 for 02:30", Nightly, "ever", "02:30 good 02:40" },
        { "slot 02:31 for 02:30", Nightly, "ever", "02:30 good 02:31" },
        { "skipped 02:31 for 02:30", Nightly, "ever", "02:30 excluded 02:31" },
        { "skipped 02:31 for 02:30", Nightly + ";onSkip=bad", "ever", "02:30 bad 02:31" },
        { "skipped 02:50 for 02:30", Nightly, "ever", "02:30 bad 02:45" },
        { "skipped 02:31 for 02:30, start 02:40 for 02:30", Nightly, "ever", "02:30 good 02:40" },
        { "failed 02:31 for 02:30", Nightly, "ever", "02:30 bad 02:31" },
        { "failed 02:45 for 02:30", Nightly, "02:45", "02:30 bad 02:45" },
        { "failed 02:46 for 02:30", Nightly, "02:45", "02:30 pending 02:45" },
        { "failed 02:31 for 02:30, start 02:40 for 02:30", Nightly, "ever", "02:30 good 02:40" },
        { "start 02:31 for 02:30, start 02:33 for 02:30", Nightly, "ever", "02:30 good 02:31" },
        { "start 02:31 for 02:30, start 02:33 for 02:30", Nightly + ";onDouble=bad", "ever", "02:30 bad 02:33" },
        { "start 02:31 for 02:30, slot 02:31 for 02:30", Nightly + ";onDouble=bad", "ever", "02:30 good 02:31" },

        // The latest that has no answer.
        { "start 03:05", Hourly, "ever", "01:00 bad 01:15, 02:00 bad 02:15, 03:00 good 03:05, 04:00 bad 04:15" },
        { "start 03:05, start 03:06", Hourly, "ever", "01:00 bad 01:15, 02:00 bad 02:15, 03:00 good 03:05, 04:00 bad 04:15" },
        { "start 03:05 for 03:00, start 03:06", Hourly + "", "ever", "01:00 bad 01:15, 02:00 bad 02:15, 03:00 good 03:05, 04:00 bad 04:15" },
        { "start 03:05, start 03:06, start 03:07", "cron=0 1-4 * * *; within=3h", "ever", "01:00 good 03:07, 02:00 good 03:06, 03:00 good 03:05, 04:00 bad 07:00" },
        { "start 01:00, start 02:00, start 03:00, start 04:00", Hourly, "ever", "01:00 good 01:00, 02:00 good 02:00, 03:00 good 03:00, 04:00 good 04:00" },

        // By the end of the case.
        { "start 02:31 for 02:30", Nightly + ";by=end", "02:40", "02:30 pending 02:45" },
        { "start 02:31 for 02:30", Nightly + ";by=end", "ever", "02:30 bad 02:45" },
        { "start 02:31 for 02:30, end 02:44 for 02:30", Nightly + ";by=end", "ever", "02:30 good 02:44" },
        { "start 02:31 for 02:30, end 02:50 for 02:30", Nightly + ";by=end", "ever", "02:30 bad 02:45" },
        { "start 02:31 for 02:30, broken 02:44 for 02:30", Nightly + ";by=end", "ever", "02:30 bad 02:44" },
        { "start 02:31 for 02:30, start 02:32 for 02:30, broken 02:40 for 02:30", Nightly + ";by=end", "02:41", "02:30 pending 02:45" },
        { "start 02:31, end 02:44", Nightly + ";by=end", "ever", "02:30 good 02:44" },

        // Blindness makes nothing bad.
        { "gap 02:00 to 03:00", Nightly, "ever", "02:30 excluded 02:45" },
        { "gap 02:00 to 02:29", Nightly, "ever", "02:30 bad 02:45" },
        { "gap 02:35 to 03:00, start 02:31 for 02:30", Nightly, "ever", "02:30 good 02:31" },
        { "gap 02:35 to 03:00, start 03:10", Nightly, "ever", "02:30 excluded 02:45" },
        { "gap 02:35 to 03:00, start 03:10 for 02:30", Nightly, "ever", "02:30 bad 02:45" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_slot_is_judged_by_what_is_known_of_it(string told, string settings, string now, string expected)
    {
        ScheduleDay day = new ScheduleDay("2026-03-02").Watched();
        int number = 0;
        foreach (string[] words in told.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Trim().Split(' ')))
        {
            Tell(day, words, $"c{(words[0] is "end" or "broken" ? number : ++number)}");
        }

        Assert.Equal(expected, day.Verdicts(now, ScheduleDay.Schedule(settings)));
    }

    [Theory]
    [InlineData("2026-03-29", "30 2 * * *", "01:00 good 01:05")] // 02:30 does not exist: right after the gap, which is at 03:00 local
    [InlineData("2026-10-25", "30 2 * * *", "00:30 good 01:05")] // 02:30 comes twice: the first
    [InlineData("2026-10-25", "30 2-3 * * *", "00:30 bad 01:30, 02:30 bad 03:30")]
    public void On_the_days_on_which_the_clocks_change_every_local_time_is_planned_once(string date, string cron, string expected)
    {
        ScheduleDay day = new ScheduleDay(date).Watched();
        if (!expected.Contains("bad", StringComparison.Ordinal))
        {
            day.Started("01:05", null, "c1");
        }

        Assert.Equal(expected, day.Verdicts("ever", ScheduleDay.Schedule($"cron={cron}; within=1h", "Europe/Amsterdam")));
    }

    [Fact]
    public void No_slot_is_expected_while_nothing_is_to_be_heard()
    {
        Measurement measurement = ScheduleDay.Schedule(Hourly);
        Assert.Equal("", new ScheduleDay("2026-03-02").Started("01:00", "01:00", "c1").Verdicts("ever", measurement));
        Assert.Equal("01:00 bad 01:15, 04:00 bad 04:15", new ScheduleDay("2026-03-02").Watched("00:00", "01:30").Watched("03:30", "23:00").Verdicts("ever", measurement));
        Assert.Equal("03:00 bad 03:15, 04:00 bad 04:15", new ScheduleDay("2026-03-02").Watched("03:00", "23:00").Verdicts("ever", measurement));
    }

    [Fact]
    public void A_start_without_a_slot_that_a_later_day_has_one_for_answers_none_of_this()
    {
        Measurement measurement = ScheduleDay.Schedule("cron=50 23 * * *; within=1h");
        Assert.Equal("23:50 good +1d 00:10", new ScheduleDay("2026-03-02").Watched().Started("2026-03-03 00:10", null, "c1").Verdicts("ever", measurement));
        Assert.Equal("23:50 bad +1d 00:50", new ScheduleDay("2026-03-02").Watched().Started("2026-03-03 23:55", null, "c1").Verdicts("ever", measurement));
        Assert.Equal("23:50 bad +2d 00:50", new ScheduleDay("2026-03-02").Watched().Started("2026-03-03 23:55", null, "c1").Verdicts("ever", ScheduleDay.Schedule("cron=50 23 * * *; within=25h")));
        Assert.Equal("", new ScheduleDay("2026-03-01", "schedule:other").Watched().Verdicts("ever", measurement));
    }

    [Fact]
    public void Before_the_day_since_when_it_is_planned_there_is_none() =>
        Assert.Equal("", new ScheduleDay("2026-03-02").Watched().Verdicts("ever", ScheduleDay.Schedule(Nightly + ";since=2026-03-03")));

    [Fact]
    public void A_late_start_is_evidence_of_how_late()
    {
        ScheduleDay day = new ScheduleDay("2026-03-02").Watched().Started("03:10", "02:30", "c1");
        JudgedUnit unit = Assert.Single(Recount.Units(day.Key, day.Facts, Judge.RulesOf(ScheduleDay.Schedule(Nightly)), day.At("05:00")));
        Assert.Equal(("slot:2026-03-02T02:30:00Z", "started after its deadline", day.At("03:10")), (unit.Unit, unit.Violation!.Reason, unit.Violation.ClosedAt!.Value));
    }

    [Theory]
    [InlineData("", "started in time; its start is told from before its slot")]
    [InlineData(";by=end", "closed in time; its end is told from before its slot")]
    [InlineData(";onDouble=bad", "started 2 times; its second start is told from before its slot")]
    public void What_clocks_tell_from_before_the_slot_is_called_so(string more, string reason)
    {
        ScheduleDay day = new ScheduleDay("2026-03-02").Watched().Started("02:29:58", "02:30", "c1").Ended("02:29:59", "02:30", "c1");
        day = more.Contains("Double", StringComparison.Ordinal) ? day.Started("02:29:59", "02:30", "c2") : day;
        JudgedUnit unit = Assert.Single(Recount.Units(day.Key, day.Facts, Judge.RulesOf(ScheduleDay.Schedule(Nightly + more)), day.At("05:00")));
        Assert.Equal((reason, day.At("02:30")), (unit.Verdict.Reason, unit.ClosedAt));
    }

    private static void Tell(ScheduleDay day, string[] words, string @case)
    {
        string? slot = words.SkipWhile(word => word != "for").Skip(1).FirstOrDefault();
        _ = words[0] switch
        {
            "start" => day.Started(words[1], slot, @case),
            "noticed" => day.Started(words[1], slot, @case, notBefore: words[3]),
            "end" => day.Ended(words[1], slot, @case),
            "broken" => day.Ended(words[1], slot, @case, Outcome.Failed),
            "slot" => day.Slot(words[1], slot!),
            "skipped" => day.Slot(words[1], slot!, Outcome.Skipped),
            "failed" => day.Slot(words[1], slot!, Outcome.Failed),
            _ => day.Gap(words[1], words[3]),
        };
    }
}

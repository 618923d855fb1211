using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using static SloWatch.Engine.Tests.Adapters.Xes.Logs;

namespace SloWatch.Engine.Tests.Adapters.Xes;

public class XesMappingTests
{
    private static readonly ActivityMapping Loan = new()
    {
        Ends = [new("A_DECLINED", Outcome.Completed, "declined"), new("A_BROKEN", Outcome.Failed, null)],
        States = [new("A_SUBMITTED", "application", "submitted"), new("A_*", "application", null), new("O_*", "offer", null)],
        Steps = [new("W_check", "check", "bureau"), new("W_*", null, null)],
        Ignored = ["*_debug"],
    };

    [Fact]
    public void An_activity_that_nothing_names_becomes_a_step_of_its_name_and_is_reported()
    {
        RecordingSink sink = Read(Log(Trace("c1", Event("Check", "09:00"), Event("Check", "09:05"), Event("Ship", "09:10"))));
        Assert.Equal(["Check", "Check", "Ship"], sink.NotNamed);
        Assert.Equal(["stepEnded Check 09:00 completed"], Of(ActivityMapping.Default, Event("Check", "09:00")));
    }

    [Fact]
    public void What_a_rule_names_is_not_reported() =>
        Assert.Empty(Read(Log(Trace("c1", Event("A_X", "09:00"), Event("O_X", "09:00"), Event("W_X", "09:00"), Event("x_debug", "09:00"), Event("A_DECLINED", "09:00"))), Loan).NotNamed);

    [Fact]
    public void States_take_the_name_of_the_rule_or_of_the_activity_and_the_first_rule_that_fits_decides() =>
        Assert.Equal(
            ["state submitted of application 09:00", "state A_ACCEPTED of application 09:01", "state O_SENT of offer 09:02"],
            Of(Loan, Event("A_SUBMITTED", "09:00"), Event("A_ACCEPTED", "09:01"), Event("O_SENT", "09:02")));

    [Fact]
    public void Steps_take_the_name_of_the_rule_or_of_the_activity_and_carry_whom_they_call() =>
        Assert.Equal(["stepEnded check 09:00 completed bureau", "stepEnded W_call 09:01 completed"], Of(Loan, Event("W_check", "09:00"), Event("W_call", "09:01")));

    [Fact]
    public void An_end_ends_the_case_and_enters_its_state_besides() =>
        Assert.Equal(
            ["state A_DECLINED of application 09:00", "ended 09:00 completed declined", "state A_BROKEN of application 09:05", "ended 09:05 failed"],
            Of(Loan, Event("A_DECLINED", "09:00"), Event("A_BROKEN", "09:05")));

    [Fact]
    public void An_end_that_is_also_a_step_ends_both() =>
        Assert.Equal(
            ["stepStarted W_close 09:00", "stepEnded W_close 09:05 completed", "ended 09:05 completed"],
            Of(Loan with { Ends = [new("W_close", Outcome.Completed, null)] }, Event("W_close", "09:00", "start"), Event("W_close", "09:05", "complete")));

    [Fact]
    public void States_and_ends_count_when_they_are_complete() =>
        Assert.Empty(Of(Loan with { Ends = [new("E", Outcome.Completed, null)] }, Event("A_X", "09:00", "schedule"), Event("A_X", "09:01", "start"), Event("E", "09:02", "start")));

    [Fact]
    public void What_is_ignored_is_as_if_it_were_not_there()
    {
        RecordingSink sink = Read(Log(Trace("c1", Event("a_debug", "08:00"), Event("W_call", "09:00"))), Loan);
        Assert.Equal(["started 09:00", "stepEnded W_call 09:00"], sink.Taken.Select(fact => $"{(fact.Kind == EventKind.Started ? "started" : "stepEnded W_call")} {fact.At.ToDateTimeOffset():HH:mm}"));
        Assert.Contains(("a_debug", "complete", "left out: ignored", 1L), sink.Became);
    }

    [Fact]
    public void What_maps_where_is_told_with_counts()
    {
        RecordingSink sink = Read(
            Log(Trace("c1", Event("A_DECLINED", "09:00"), Event("A_X", "09:00", "start"), Event("W_call", "09:01", "START"), Event("W_call", "09:02", "Start"), Event("W_call", "09:02", "suspend"), Event("new", "09:03", "manualskip"))),
            Loan with { Starts = ["A_D*"] });
        Assert.Equal(
            [
                ("A_DECLINED", "complete", "the earliest of a case begins it; state A_DECLINED of track application; the case ends completed (declined)", 1L),
                ("A_X", "start", "left out: only its completion counts", 1L),
                ("W_call", "start", "step W_call is started", 2L),
                ("W_call", "suspend", "left out: 'suspend' changes nothing that is kept of a step", 1L),
                ("new", "manualskip", "step new ends skipped", 1L),
            ],
            sink.Became);
    }

    [Fact]
    public void A_log_with_names_without_end_is_counted_in_a_bounded_table()
    {
        string log = Log(Trace("c1", [.. Enumerable.Range(0, 10_500).Select(i => Event($"a{i}", "09:00"))]));
        RecordingSink sink = Read(log);
        Assert.Equal(10_501, sink.Taken.Count);
        Assert.Equal(10_001, sink.Became.Count);
        Assert.Equal(10_500, sink.Became.Sum(became => became.Count));
    }
}

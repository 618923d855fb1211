using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>At the very deadline is in time, and a microsecond later is not, for every indicator that has one. Each is open from nine on and due at half past.</summary>
public class DeadlineEdgeTests
{
    private const string After = "09:30:00.000001";

    private static readonly Dictionary<string, Way> Ways = new()
    {
        ["cycleTime"] = new(Measure.CycleTime("30m"), Case.AtNine, (facts, at) => facts.Ended(at), (facts, at) => facts.Alive(at)),
        ["success"] = new(Measure.Success(("within", "30m")), Case.AtNine, (facts, at) => facts.Ended(at), (facts, at) => facts.Alive(at)),
        ["stepTime"] = new(Measure.StepTime("a", "30m"), Started, (facts, at) => facts.StepEnded("a", at, "r"), (facts, at) => facts.Alive(at, "a", "r")),
        ["success of a step"] = new(Measure.Success(("step", "a"), ("within", "30m")), Started, (facts, at) => facts.StepEnded("a", at, "r"), (facts, at) => facts.Alive(at, "a", "r")),
        ["waitTime"] = new(Measure.WaitTime("a", "30m"), () => Case.AtNine().StepScheduled("a", "09:00", "r"), (facts, at) => facts.StepStarted("a", at, "r"), (facts, at) => facts.Alive(at, "a", "r")),
        ["handoff"] = new(Measure.By("handoff", ("from", "a"), ("to", "b"), ("within", "30m")), HandedOn, (facts, at) => facts.StepStarted("b", at, "q"), null),
        ["handoff to a workflow"] = new(Measure.By("handoff", ("toWorkflow", "shipping"), ("within", "30m")), Ended, (facts, at) => facts.HandedOver("shipping", "s", at), null),
        ["cycleTime between states"] = new(Measure.CycleTime("30m", Milestone("from", "new"), Milestone("to", "done")), () => Case.Of().Started("08:00").State("new", "09:00"), (facts, at) => facts.State("done", at), null),
    };

    public static TheoryData<string> Names => [.. Ways.Keys];

    public static TheoryData<string> Sighted => [.. Ways.Where(way => way.Value.See is not null).Select(way => way.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_closes_at_its_deadline(string way)
    {
        Assert.Equal("good 09:30", Verdict(way, (one, facts) => one.Close(facts, "09:30")));
        Assert.Equal("bad 09:30", Verdict(way, (one, facts) => one.Close(facts, After)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_looked_at_at_its_deadline(string way)
    {
        Assert.Equal("pending 09:30", Verdict(way, (_, facts) => facts, "09:30"));
        Assert.Equal("bad 09:30", Verdict(way, (_, facts) => facts, After));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_may_have_closed_at_its_deadline(string way)
    {
        Assert.Equal("good 09:30", Verdict(way, (one, facts) => one.Close(facts, "09:50").NotBefore("09:30")));
        Assert.Equal("bad 09:30", Verdict(way, (one, facts) => one.Close(facts, "09:50").NotBefore(After)));
    }

    [Theory]
    [MemberData(nameof(Sighted))]
    public void Facts_were_lost_from_its_deadline_on(string way)
    {
        Assert.Equal("excluded", Verdict(way, (_, facts) => facts.Gap("09:30", "09:40")));
        Assert.Equal("bad 09:30", Verdict(way, (_, facts) => facts.Gap(After, "09:40")));
    }

    [Theory]
    [MemberData(nameof(Sighted))]
    public void Facts_were_lost_up_to_when_it_was_seen(string way)
    {
        Assert.Equal("bad 09:30", Verdict(way, (one, facts) => one.See!(facts.Gap("09:10", "09:20"), "09:20")));
        Assert.Equal("excluded", Verdict(way, (one, facts) => one.See!(facts.Gap("09:10", "09:20:00.000001"), "09:20")));
    }

    [Theory]
    [InlineData("08:50", "09:00", "bad 09:30")]
    [InlineData("08:50", "09:00:00.000001", "excluded")]
    [InlineData("09:30", "09:40", "excluded")]
    [InlineData(After, "09:40", "bad 09:30")]
    public void A_hand_off_is_hidden_by_what_was_lost_between_it_and_its_deadline(string from, string to, string verdict)
    {
        Assert.Equal(verdict, Verdict("handoff", (_, facts) => facts.Gap(from, to)));
        Assert.Equal(verdict, Verdict("handoff to a workflow", (_, facts) => facts.Unseen("shipping", from, to)));
    }

    [Theory]
    [InlineData("09:05", "good 09:10")] // five minutes are a clock that is wrong
    [InlineData("09:04:59.999999", "bad 09:40")]
    public void What_began_a_little_before_the_hand_off_took_it_over(string began, string verdict) => Assert.Equal(
        $"handoff:a>b/r {verdict}",
        Case.AtNine().StepStarted("a", "09:01", "r").StepEnded("a", "09:10", "r").StepStarted("b", began).Verdicts("12:00", Ways["handoff"].Measurement));

    [Theory]
    [InlineData("09:10", "good 09:10")]
    [InlineData("09:09:59.999999", "bad 09:40")]
    public void But_not_what_was_over_before_it(string over, string verdict) => Assert.Equal(
        $"handoff:a>b/r {verdict}",
        Case.AtNine().StepStarted("a", "09:01", "r").StepEnded("a", "09:10", "r").StepStarted("b", "09:06", "p").StepEnded("b", over, "p").Verdicts("12:00", Ways["handoff"].Measurement));

    [Theory]
    [InlineData("09:30", "handoff:payments>shipping bad 09:30")] // at its deadline is not before it
    [InlineData("09:29:59.999999", "")]
    public void A_case_opened_again_before_its_hand_off_is_due_has_not_handed_over(string reopened, string verdict) =>
        Assert.Equal(verdict, Ended().Reopened(reopened).Verdicts("12:00", Ways["handoff to a workflow"].Measurement));

    [Theory]
    [InlineData("1d 09:30", "instance bad 09:30\ninstance#2 pending")] // revisable for a day
    [InlineData("1d 09:29:59.999999", "instance pending")]
    public void A_unit_without_a_deadline_goes_on_when_it_is_opened_again_in_time(string reopened, string verdicts) =>
        Assert.Equal(verdicts, Case.AtNine().Ended("09:30", Core.Events.Outcome.Failed).Reopened(reopened).Verdicts("5d 00:00", Measure.Success()));

    [Theory]
    [InlineData("09:20", "excluded")]
    [InlineData("09:21", "bad 09:30")] // it went on after the end
    public void A_run_that_was_seen_last_when_its_case_ended_ended_with_it(string seen, string verdict) =>
        Assert.Equal(verdict, Verdict("stepTime", (_, facts) => facts.Alive(seen, "a", "r").Ended("09:20")));

    [Theory]
    [InlineData("08:55", "instance good 09:00")] // clamped: five minutes are a clock that is wrong
    [InlineData("08:54:59.999999", "instance excluded\ninstance#2 bad 09:30")]
    public void An_end_told_from_a_little_before_the_start_is_its_own(string end, string verdicts) =>
        Assert.Equal(verdicts, Case.AtNine().Ended(end).Verdicts("12:00", Ways["cycleTime"].Measurement));

    [Fact]
    public void An_open_wait_says_why_it_is_bad() =>
        Assert.Equal("not picked up by its deadline", Ways["waitTime"].Open().OneUnit("12:00", Ways["waitTime"].Measurement).Verdict.Reason);

    [Fact]
    public void A_wait_that_is_not_due_yet_is_open() => Assert.Equal("open", Ways["waitTime"].Open().OneUnit("09:30", Ways["waitTime"].Measurement).Verdict.Reason);

    private static string Verdict(string way, Func<Way, Case, Case> tell, string now = "12:00")
    {
        string line = tell(Ways[way], Ways[way].Open()).Verdicts(now, Ways[way].Measurement);
        return line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
    }

    private static Case Started() => Case.AtNine().StepStarted("a", "09:00", "r");

    private static Case HandedOn() => Case.Of().Started("08:30").StepStarted("a", "08:40", "r").StepEnded("a", "09:00", "r");

    private static Case Ended() => Case.Of().Started("08:30").BusinessKey("K-1").Ended("09:00");

    private static (string, object) Milestone(string end, string state) => (end, new (string, object)[] { ("state", state) });

    private sealed record Way(Measurement Measurement, Func<Case> Open, Func<Case, string, Case> Close, Func<Case, string, Case>? See);
}

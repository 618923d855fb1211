using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using static SloWatch.Engine.Tests.Adapters.Xes.Logs;

namespace SloWatch.Engine.Tests.Adapters.Xes;

public class XesRepeatTests
{
    [Fact]
    public void The_second_and_third_event_that_say_the_same_are_numbered() =>
        Assert.Equal(
            ["stepEnded W 09:00 completed", "stepEnded W 09:00 completed #2", "stepEnded W 09:01 completed", "stepEnded W 09:00 completed #3"],
            Of(ActivityMapping.Default, Event("W", "09:00"), Event("W", "09:00"), Event("W", "09:01"), Event("W", "09:00")));

    [Fact]
    public void Another_transition_outcome_state_track_or_run_is_no_repeat() =>
        Assert.All(
            Of(
                new ActivityMapping { States = [new("A1", "x", "s"), new("A2", "y", "s"), new("A3", "x", "t")] },
                Event("W", "09:00", "start"), Event("W", "09:00", "complete"), Event("W", "09:00", "autoskip"), Event("A1", "09:00"), Event("A2", "09:00"), Event("A3", "09:00"),
                Event("W", "09:00", "start", Attribute("concept:instance", "1")), Event("W", "09:00", "start", Attribute("concept:instance", "2"))),
            line => Assert.DoesNotContain("#", line, StringComparison.Ordinal));

    [Fact]
    public void Activities_that_become_the_same_fact_are_repeats_of_each_other() =>
        Assert.Equal(
            ["stepEnded S 09:00 completed", "stepEnded S 09:00 completed #2"],
            Of(new ActivityMapping { Steps = [new("*", "S", null)] }, Event("V", "09:00"), Event("W", "09:00")));

    [Fact]
    public void Ends_at_one_time_are_repeats_whatever_their_result() =>
        Assert.Equal(
            ["ended 09:00 completed approved", "ended 09:00 completed registered #2"],
            Of(new ActivityMapping { Ends = [new("A", Outcome.Completed, "approved"), new("B", Outcome.Completed, "registered")] }, Event("A", "09:00"), Event("B", "09:00")));

    [Fact]
    public void Each_trace_counts_for_itself() =>
        Assert.DoesNotContain(Facts(Log(Trace("c1", Event("W", "09:00")), Trace("c2", Event("W", "09:00")))), line => line.Contains('#', StringComparison.Ordinal));

    [Fact]
    public void The_same_file_gives_the_same_facts_again()
    {
        string log = Log(Trace("c1", Event("W", "09:00"), Event("V", "09:00"), Event("W", "09:00")));
        Assert.Equal(Facts(log), Facts(log));
    }
}

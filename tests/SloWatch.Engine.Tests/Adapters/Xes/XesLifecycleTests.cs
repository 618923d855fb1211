using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using static SloWatch.Engine.Tests.Adapters.Xes.Logs;

namespace SloWatch.Engine.Tests.Adapters.Xes;

public class XesLifecycleTests
{
    private static readonly ActivityMapping Plain = ActivityMapping.Default;

    [Theory]
    [InlineData("schedule", "stepScheduled W 09:00")]
    [InlineData("SCHEDULE", "stepScheduled W 09:00")]
    [InlineData("start", "stepStarted W 09:00")]
    [InlineData("Start", "stepStarted W 09:00")]
    [InlineData("complete", "stepEnded W 09:00 completed")]
    [InlineData("autoskip", "stepEnded W 09:00 skipped")]
    [InlineData("manualskip", "stepEnded W 09:00 skipped")]
    [InlineData("withdraw", "stepEnded W 09:00 cancelled")]
    [InlineData("ate_abort", "stepEnded W 09:00 cancelled")]
    [InlineData(null, "stepEnded W 09:00 completed")]
    public void A_transition_of_the_standard_says_what_happens_to_the_step(string? transition, string fact) =>
        Assert.Equal([fact], Of(Plain, Event("W", "09:00", transition)));

    [Theory]
    [InlineData("assign")]
    [InlineData("reassign")]
    [InlineData("suspend")]
    [InlineData("resume")]
    [InlineData("unknown")]
    public void A_transition_that_neither_begins_nor_ends_a_step_adds_nothing(string transition)
    {
        RecordingSink sink = Read(Log(Trace("c1", Event("W", "09:00", transition))));
        Assert.Equal([EventKind.Started], sink.Taken.Select(fact => fact.Kind));
        Assert.Empty(sink.Refused);
    }

    [Fact]
    public void To_be_resumed_is_no_second_start() =>
        Assert.Equal(
            ["stepStarted W 09:00", "stepEnded W 09:30 completed"],
            Of(Plain, Event("W", "09:00", "start"), Event("W", "09:10", "suspend"), Event("W", "09:20", "resume"), Event("W", "09:30", "complete")));

    [Theory]
    [InlineData("pi_abort")]
    [InlineData("abort_case")]
    public void A_case_that_is_aborted_ends_with_its_step(string transition) =>
        Assert.Equal(["stepEnded W 09:00 cancelled", "ended 09:00 cancelled"], Of(Plain, Event("W", "09:00", transition)));

    [Fact]
    public void A_foreign_transition_is_refused_and_says_how_to_map_it()
    {
        RecordingSink sink = Read(Log(Trace("c1", Event("W", "09:00", "In Progress"), Event("W", "09:05"))));
        Assert.Equal("'In Progress' is no standard lifecycle transition; say in the Source which one it is: transitions: {In Progress: complete}", sink.Refused.Single().Reason);
        Assert.Equal("concept:name=W lifecycle:transition=In Progress time:timestamp=2024-01-01T09:00:00Z", sink.Refused.Single().Content);
    }

    [Theory]
    [InlineData("50% done: \\ok", "transitions: {\"50% done: \\\\ok\": complete}")]
    [InlineData("a, b", "transitions: {\"a, b\": complete}")]
    public void What_yaml_would_not_take_plain_is_shown_in_quotes(string transition, string remedy) =>
        Assert.EndsWith(remedy, Read(Log(Trace("c1", Event("W", "09:00", transition)))).Refused.Single().Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_transition_is_refused_with_a_remedy_that_works(string transition) =>
        Assert.Equal(
            "the event's 'lifecycle:transition' is empty; write a standard one, or leave the attribute out where the activity is complete",
            Read(Log(Trace("c1", Event("W", "09:00", transition)))).Refused.Single().Reason);

    [Fact]
    public void A_foreign_transition_that_is_mapped_is_the_standard_one() =>
        Assert.Equal(["stepStarted W 09:00"], Of(Plain with { Transitions = [new("In Progress", "start")] }, Event("W", "09:00", "in progress")));

    [Fact]
    public void An_activity_instance_names_the_run_of_its_activity() =>
        Assert.Equal(
            ["stepStarted W (W/1) 09:00", "stepStarted V (V/1) 09:00", "stepEnded W (W/1) 09:05 completed"],
            Of(Plain, Event("W", "09:00", "start", Attribute("concept:instance", "1")), Event("V", "09:00", "start", Attribute("concept:instance", "1")), Event("W", "09:05", "complete", Attribute("concept:instance", "1"))));
}

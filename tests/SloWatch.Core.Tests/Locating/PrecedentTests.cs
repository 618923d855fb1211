using System.Globalization;
using SloWatch.Core.Events;
using SloWatch.Core.Instances.Locating;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Locating;

/// <summary>What history tells of a stage, a line a move: <c>state sent 2x 00:10</c>.</summary>
public class PrecedentTests
{
    [Fact]
    public void A_state_is_left_for_the_next_of_its_track()
    {
        Case facts = Case.AtNine().State("new", "09:00").State("other", "09:05", "offer").State("sent", "09:10").Ended("09:30");

        Assert.Equal("state sent 1x 00:10", Moves(InState("new"), facts));
    }

    [Fact]
    public void The_last_state_is_left_for_the_end_and_a_state_at_the_end_is_what_it_ended_with()
    {
        Case plain = Case.AtNine().State("new", "09:00").Ended("09:30").Result("approved");
        Case named = Case.AtNine().State("new", "09:00").State("approved", "09:30").Ended("09:30").Result("yes");
        Case after = Case.AtNine().State("new", "09:00").Ended("09:30", Outcome.Cancelled).State("filed", "09:40");

        Assert.Equal("end completed/approved 1x 00:30", Moves(InState("new"), plain));
        Assert.Equal("state approved ends completed/yes 1x 00:30", Moves(InState("new"), named));
        Assert.Equal("end cancelled 1x 00:30", Moves(InState("new"), after));
        Assert.Equal("", Moves(InState("filed"), after));
    }

    [Fact]
    public void Every_stay_counts_and_the_most_frequent_move_comes_first()
    {
        Case back = Case.AtNine().State("new", "09:00").State("asked", "09:10").State("new", "09:20").State("sent", "09:50").Ended("10:00");
        Case straight = Case.AtNine().State("new", "09:00").State("sent", "09:20").Ended("10:00");

        Assert.Equal("state sent 2x 00:20\nstate asked 1x 00:10", Moves(InState("new"), back, straight));
    }

    [Fact]
    public void A_state_that_is_entered_with_the_beginning_is_the_first_move() => Assert.Equal(
        "state new 1x 00:00", Moves(Stage.Begun(Monday.At("09:00")), Case.AtNine().State("new", "09:00").State("other", "09:10", "offer").Ended("09:30")));

    [Fact]
    public void An_end_that_nobody_reported_is_none()
    {
        Case vanished = Case.AtNine().State("new", "09:00").Ended("09:30", Outcome.Vanished);
        Case superseded = Case.AtNine().State("new", "09:00").Life("a").Reopened("10:00").Life("b").Ended("11:00").Life("b");

        Assert.Equal("", Moves(InState("new"), vanished, superseded));
    }

    [Fact]
    public void After_an_open_step_comes_what_begins_when_it_has_ended()
    {
        Case facts = Case.AtNine().StepStarted("check", "09:00", "1").StepStarted("beside", "09:05", "2").StepEnded("check", "09:10", "1").StepEnded("beside", "09:20", "2")
            .StepStarted("decide", "09:15", "3").StepEnded("decide", "09:25", "3").Ended("09:30");

        Assert.Equal("step decide 1x 00:15", Moves(InStep("check"), facts));
        Assert.Equal("step decide 1x 00:05", Moves(After("check"), facts));
        Assert.Equal("end completed 1x 00:15", Moves(InStep("decide"), facts));
        Assert.Equal("end completed 1x 00:05", Moves(After("decide"), facts));
    }

    [Fact]
    public void A_step_that_was_open_at_the_end_is_followed_by_it()
    {
        Case facts = Case.AtNine().StepStarted("check", "09:00", "1").Ended("09:30", Outcome.Cancelled);

        Assert.Equal("end cancelled 1x 00:30", Moves(InStep("check"), facts));
        Assert.Equal("", Moves(After("check"), facts));
    }

    [Fact]
    public void Steps_without_a_length_follow_each_other_in_their_order()
    {
        Case facts = Case.AtNine().StepEnded("a", "09:10", "1").StepEnded("b", "09:10", "2").StepEnded("c", "09:20", "3").Ended("09:30");

        Assert.Equal("step b 1x 00:00", Moves(After("a"), facts));
        Assert.Equal("step c 1x 00:10", Moves(After("b"), facts));
        Assert.Equal("", Moves(InStep("a"), facts)); // its start was never seen, so nobody knows how long it took
    }

    [Fact]
    public void What_began_after_the_end_is_no_precedent()
    {
        Case facts = Case.AtNine().StepStarted("check", "09:00", "1").StepEnded("check", "09:10", "1").Ended("09:30").StepStarted("file", "09:40", "2").StepEnded("file", "09:50", "2");

        Assert.Equal("end completed 1x 00:20", Moves(After("check"), facts));
        Assert.Equal("", Moves(InStep("file"), facts));
    }

    [Fact]
    public void After_the_beginning_comes_whatever_was_first()
    {
        Stage begun = Stage.Begun(Monday.At("09:00"));

        Assert.Equal("state new 1x 00:05", Moves(begun, Case.AtNine().StepStarted("a", "09:06").State("new", "09:05").Ended("10:00")));
        Assert.Equal("step a 1x 00:04", Moves(begun, Case.AtNine().StepStarted("a", "09:04").State("new", "09:05").Ended("10:00")));
        Assert.Equal("end failed 1x 01:00", Moves(begun, Case.AtNine().Ended("10:00", Outcome.Failed)));
    }

    [Fact]
    public void Each_life_of_an_instance_is_a_precedent() =>
        Assert.Equal(
            "end completed 1x 00:10\nend failed 1x 00:05",
            Moves(InState("new"), Case.AtNine().State("new", "09:05").Ended("09:10", Outcome.Failed).Reopened("09:30").State("new", "09:40").Ended("09:50")));

    [Fact]
    public void Few_are_not_enough_to_tell()
    {
        Assert.False(Of(InState("new"), "09:10", Lasting(1, 2, 3, 4)).IsTelling);
        Assert.True(Of(InState("new"), "09:10", Lasting(1, 2, 3, 4, 5)).IsTelling);
        Assert.Null(Of(InState("never"), "09:10", Lasting(1)).Typical);
    }

    [Fact]
    public void The_typical_length_is_the_median() =>
        Assert.Equal(TimeSpan.FromMinutes(3), Of(InState("new"), "09:00", Lasting(50, 1, 3, 2, 4)).Typical);

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Five_are_enough_to_tell(int times, bool telling) =>
        Assert.Equal((telling, telling), (Of(InState("new"), "09:00", Lasting([.. Enumerable.Range(1, times)])) is var outlook && outlook.IsTelling, outlook.IsOfAsLong));

    [Fact]
    public void Of_those_that_stayed_as_long_only_they_count()
    {
        Outlook outlook = Of(InState("new"), "09:10", [.. Lasting(1, 2, 3, 4), .. Enumerable.Repeat(Case.AtNine().State("new", "09:00").Ended("09:30", Outcome.Cancelled), 4), .. Lasting(10)]);

        Assert.Equal((9, 5, true, 5), (outlook.Times, outlook.AsLong, outlook.IsOfAsLong, outlook.Basis));
        Assert.Equal([(Outcome.Cancelled, 4), (Outcome.None, 1)], outlook.Moves.Select(move => (move.Move.Ending, move.Times)));
        Assert.Equal(0.8m, outlook.RatioOf(outlook.Moves[0]));
    }

    [Fact]
    public void When_too_few_stayed_as_long_all_count()
    {
        Outlook outlook = Of(InState("new"), "09:10", Lasting(1, 2, 3, 10, 11, 12, 13));

        Assert.Equal((7, 4, false, 7), (outlook.Times, outlook.AsLong, outlook.IsOfAsLong, outlook.Basis));
        Assert.Equal(7, outlook.Moves.Sum(move => move.Times));
    }

    private static Case[] Lasting(params int[] minutes) => [.. minutes.Select(minute => Case.AtNine().State("new", "09:00").State("sent", $"09:{minute:d2}").Ended("10:00"))];

    private static Stage InState(string state) => Stage.InState(WorkflowEvent.DefaultTrack, state, Monday.At("09:00"));

    private static Stage InStep(string step) => Stage.InStep(step, Monday.At("09:00"));

    private static Stage After(string step) => Stage.AfterStep(step, Monday.At("09:00"));

    private static Outlook Of(Stage stage, string moment, params Case[] ended)
    {
        Precedents precedents = new([stage]);
        foreach (Case one in ended)
        {
            precedents.Add(one.Delivered().Lives);
        }

        Assert.Equal(ended.Length, precedents.Instances);
        return Assert.Single(precedents.At(Monday.At(moment)));
    }

    private static string Moves(Stage stage, params Case[] ended) => string.Join('\n', Of(stage, "09:00", ended).Moves.Select(move => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name(move.Move)} {move.Times}x {move.TypicalAfter:hh\\:mm}")));

    private static string Name(Move move)
    {
        string ending = move.Ending == Outcome.None ? "" : OutcomeNames.Of(move.Ending) + (move.Result is { } result ? $"/{result}" : "");
        return move.Kind switch
        {
            MoveKind.End => $"end {ending}",
            MoveKind.State => $"state {move.Name}{(ending.Length > 0 ? $" ends {ending}" : "")}",
            _ => $"step {move.Name}",
        };
    }
}

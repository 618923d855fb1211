using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Locating;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Pipeline;

public sealed class LocationTests : IDisposable
{
    private static readonly RuleSet Rules = ImportPlace.Rules(Measure.CycleTime("1h"), Measure.CycleTime("4h"), Measure.Success());

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void What_is_bad_and_what_is_ahead_are_told_nearest_first()
    {
        place.Import(Case.AtNine().State("new", "09:05").Facts, Rules);

        Location location = Where("11:00");

        Assert.Equal([Monday.At("10:00")], location.Bad.Select(unit => unit.Unit.Verdict.At));
        Assert.Equal([Monday.At("13:00"), Instant.Ever], location.Ahead.Select(unit => unit.Unit.Verdict.Deadline));
        Assert.Equal(3, location.Objectives.Count);
    }

    [Fact]
    public void Only_what_had_ended_by_the_moment_is_history()
    {
        place.Import([.. Case.AtNine().State("new", "09:05").Facts, .. Ended(20).SelectMany(one => one.Facts)], Rules);

        Assert.Equal(20, Where("12:00").HistoryRead);
        Assert.Equal(20, Assert.Single(Where("12:00").Outlooks).Times);
        Assert.Equal(10, Where("09:40").HistoryRead);
        Assert.Equal(0, Where("09:10").HistoryRead);
    }

    [Fact]
    public void Of_a_long_history_the_newest_part_is_read()
    {
        place.Import([.. Case.AtNine().State("new", "09:05").Facts, .. Ended(History.MostInstances + 7).SelectMany(one => one.Facts)], Rules);

        Location location = Where("5d 00:00");

        Assert.Equal(History.MostInstances, location.HistoryRead);
        Assert.Equal("sent", location.Outlooks.Single().Moves[0].Move.Name);
        Assert.DoesNotContain(location.Outlooks.Single().Moves, move => move.Move.Name == "first");
    }

    [Fact]
    public void The_history_of_another_workflow_is_none()
    {
        WorkflowEvent[] others = [.. Ended(9).SelectMany(one => one.Facts).Select(fact => fact with { Workflow = "zoo" })];
        place.Import([.. Case.AtNine().State("new", "09:05").Facts, .. others], Rules);

        Assert.Equal(0, Where("12:00").HistoryRead);
    }

    [Fact]
    public void What_has_ended_has_nothing_to_come()
    {
        place.Import([.. Case.AtNine().State("new", "09:05").Ended("11:00").Facts, .. Ended(9).SelectMany(one => one.Facts)], Rules);

        Assert.NotNull(Where("12:00").Position.Life?.Closing);
        Assert.Empty(Where("12:00").Outlooks);
        Assert.NotEmpty(Where("10:30").Outlooks);
    }

    [Fact]
    public void What_begins_later_says_when()
    {
        place.Import(Case.AtNine().Facts, Rules);

        Location location = Where("08:00");

        Assert.Null(location.Position.Life);
        Assert.Equal(Monday.At("09:00"), location.BeginsAt);
        Assert.Null(Where("12:00").BeginsAt);
    }

    [Fact]
    public void An_instance_that_is_not_there_has_no_place() =>
        Assert.Null(place.Read(store => Location.Of(store, Rules, Some.Key, null, TimeProvider.System)));

    /// <summary>One a minute from half past nine on; the first ends in a way of its own.</summary>
    private static IEnumerable<Case> Ended(int count) => Enumerable.Range(0, count).Select(i =>
    {
        int minute = (9 * 60) + 30 + i;
        string end = $"{minute / 1440}d {minute / 60 % 24:d2}:{minute % 60:d2}";
        return Case.Of($"e{i:d5}").Started("09:00").State("new", "09:00").State(i == 0 ? "first" : "sent", "09:20").Ended(end);
    });

    private Location Where(string asOf) => place.Read(store => Location.Of(store, Rules, Some.Key, Monday.At(asOf), TimeProvider.System)!);
}

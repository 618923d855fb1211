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
    public void What_was_taken_back_altogether_never_was()
    {
        WorkflowEvent begun = Case.AtNine().Facts[0] with { Fact = "start", Rev = 1 };
        place.Import([begun, .. Case.Of("another").Started("12:00").Facts], Rules);
        Assert.False(Where("11:00").IsVoid);

        place.Import([begun with { Rev = 2, Void = true }], Rules);

        Assert.True(Where("11:00") is { IsVoid: true, Position.Life: null, BeginsAt: null });
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
    public void Objectives_that_do_not_count_it_are_none_of_its_objectives()
    {
        UnitMatch Version(string version) => new() { Versions = [version] };
        UnitMatch Vip() => new() { Attributes = [("customer", ["vip"])] };
        RuleSet rules = ImportPlace.Rules(
            Measure.CycleTime("1h").Where(Version("1")),
            Measure.CycleTime("1h").Where(Version("2")),
            Measure.StepTime("ship", "1h").Where(Version("1")),
            Measure.StepTime("ship", "1h").Where(Version("2")),
            Measure.StepTime("ship", "1h").Where(new() { Dependencies = ["carrier"] }),
            Measure.Success().Where(Vip()),
            Measure.Success().Where(new() { Results = ["sold"] }),
            Measure.StepTime("ship", "2h").Where(new() { Outcomes = ["failed"] }),
            Measure.CycleTime("2h"));
        place.Import(Case.AtNine().Version("1").Attribute("customer", "new").Updated("09:50").Version("2").Ended("10:00").Result("lost").Facts, rules);

        Assert.Equal("1 2 3 5 7 8 9", Numbers("09:30"));
        Assert.Equal("2 4 5 8 9", Numbers("12:00"));
        Assert.Equal("1 2 3 4 5 6 7 8 9", Numbers("08:00"));

        string Numbers(string asOf) => string.Join(' ', Where(asOf, rules).Objectives.Select(objective => objective.Name["objective-".Length..]));
    }

    [Fact]
    public void One_that_counted_an_earlier_version_of_it_is_among_its_objectives()
    {
        RuleSet rules = ImportPlace.Rules(Measure.CycleTime("1h").Where(new() { Versions = ["1"] }));
        place.Import(Case.AtNine().Version("1").Updated("11:00").Version("2").Facts, rules);

        Location location = Where("12:00", rules);

        Assert.Single(location.Bad);
        Assert.Single(location.Objectives);
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

    private Location Where(string asOf) => Where(asOf, Rules);

    private Location Where(string asOf, RuleSet rules) => place.Read(store => Location.Of(store, rules, Some.Key, Monday.At(asOf), TimeProvider.System)!);
}

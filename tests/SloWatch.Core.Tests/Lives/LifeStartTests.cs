using SloWatch.Core.Instances.Handovers;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Lives;

/// <summary>The cases that may have taken over, as those that hand over are told of them.</summary>
public class LifeStartTests
{
    [Fact]
    public void Lives_that_go_on_with_one_work_are_one_start_with_all_their_keys() => Assert.Equal(
        ["life 1 at 09:00: =K-1, order=7", "life 3 at 10:00: =K-2"],
        Starts(Case.AtNine().BusinessKey("K-1").Ended("09:10").Reopened("09:20").CorrelationKey("order", "7").Ended("09:30").Started("10:00").BusinessKey("K-2")));

    [Fact]
    public void Unrelated_lives_are_a_start_each() => Assert.Equal(
        ["life 1 at 09:00: =K-1", "life 2 at 09:20: =K-2", "life 3 at 09:40: =K-3"],
        Starts(Case.AtNine().BusinessKey("K-1").Ended("09:10").Started("09:20").BusinessKey("K-2").Ended("09:30").Started("09:40").BusinessKey("K-3")));

    [Fact]
    public void A_start_that_was_only_noticed_may_have_been_before() =>
        Assert.Equal(["life 1 after 08:50 at 09:00: =K-1"], Starts(Case.AtNine().BusinessKey("K-1").NotBefore("08:50")));

    [Fact]
    public void A_start_that_was_missed_was_before_what_was_seen_first() =>
        Assert.Equal(["life 1 before 09:05: =K-1"], Starts(Case.Of().State("a", "09:10").BusinessKey("K-1").State("b", "09:05")));

    [Fact]
    public void One_that_goes_on_with_a_life_that_was_never_seen_has_no_start_of_its_own() =>
        Assert.Equal(["life 1 before 09:20: =K-1"], Starts(Case.Of().Reopened("09:20").BusinessKey("K-1")));

    private static IEnumerable<string> Starts(Case facts) => LifeStart.Of(facts.Delivered()).Select(start =>
        $"life {start.Life}{(start.NotBefore is { } earliest ? $" after {Monday.Text(earliest)}" : "")} {(start.Seen ? "at" : "before")} {Monday.Text(start.At)}: {string.Join(", ", start.Keys.Select(key => $"{key.Name}={key.Value}").Order(StringComparer.Ordinal))}");
}

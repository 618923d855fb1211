using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>More states at one time than the orders of can be looked at are taken as they were told; and what the rule says of tracks without transitions.</summary>
public class ConformanceRouteTests
{
    private static readonly Workflow Numbered = Some.Workflow with
    {
        Routes = new Dictionary<string, StateRoutes>
        {
            ["main"] = new(["1"], Enumerable.Range(1, 9).ToDictionary(i => $"{i}", i => (IReadOnlyList<string>)[$"{i + 1}"])),
        },
    };

    [Theory]
    [InlineData("1 2 3 4 5 6 7 8 9", "good 09:30")]
    [InlineData("2 1 3 4 5 6 7 8 9", "bad 09:02")]
    [InlineData("1 3 2 4 5 6 7 8 9", "bad 09:02")]
    [InlineData("1 3 4 5 6 7 8 9 10", "bad 09:02")] // conforms but for its second
    [InlineData("1 2 3 4 5 6 7 9 8", "bad 09:02")]
    [InlineData("2 3 4 5 6 7 8 9 10", "bad 09:02")] // conforms but for its beginning
    [InlineData("8 7 6 5 4 3 2 1", "good 09:30")] // eight can still be put in order
    public void Nine_at_one_time_are_taken_as_they_were_told(string states, string verdict)
    {
        Case facts = Case.AtNine();
        foreach ((string state, int i) in states.Split(' ').Select((state, i) => (state, i)))
        {
            facts.State(state, "09:02").Seq(i);
        }

        Assert.Equal($"instance {verdict}", facts.Ended("09:30").Verdicts("12:00", Measure.By(Numbered, "conformance")));
    }

    [Fact]
    public void Nine_at_one_time_go_on_from_the_last_of_them()
    {
        Case facts = Case.AtNine().State("1", "09:01");
        foreach (int state in Enumerable.Range(2, 9))
        {
            facts.State($"{state}", "09:02").Seq(state);
        }

        Assert.Equal("instance pending", facts.Verdicts("12:00", Measure.By(Numbered, "conformance")));
        Assert.Equal("instance bad 09:03", facts.State("2", "09:03").Verdicts("12:00", Measure.By(Numbered, "conformance")));
    }

    [Fact]
    public void A_track_without_transitions_is_refused_with_the_nearest_that_has_some() => Assert.Contains(
        "declares no transitions of the track 'mian'; write 'main'", Refusal(Numbered, ("track", "mian")), StringComparison.Ordinal);

    [Fact]
    public void A_workflow_without_transitions_is_refused_with_how_to_write_them() => Assert.Contains(
        "declares no transitions of the track 'main'; add 'transitions' to the Workflow", Refusal(Some.Workflow), StringComparison.Ordinal);

    private static string Refusal(Workflow workflow, params (string, object)[] settings) =>
        Assert.Throws<ArgumentException>(() => Measure.By(workflow, "conformance", settings)).Message;
}

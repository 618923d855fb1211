using SloWatch.Testing;

namespace SloWatch.System.Tests.Examples;

public sealed class FrontControllerExample() : ExampleFolder("rules/front-controller");

/// <summary>Claims of which only start and end are seen, from the files that people copy to the report.</summary>
public sealed class FrontControllerTests(FrontControllerExample example) : CopiedExample<FrontControllerExample>(example)
{
    /// <summary>4729 hangs: nothing was told of it, and that alone makes it bad when its three days are over.</summary>
    [Fact]
    public void A_claim_that_hangs_burns_the_budget_of_its_time_and_not_yet_that_of_its_answer()
    {
        Assert.Equal((new Tally(3, 1, 2), new Tally(3, 2, 1)), (At("claim-answered-in-3-days", "2026-03-06T14:00Z"), At("claim-answered-in-3-days", "2026-03-06T14:01Z")));
        Assert.Equal((new Tally(3, 1, 2), new Tally(3, 1, 2)), (At("claim-gets-an-answer", "2026-03-06T14:00Z"), At("claim-gets-an-answer", "2026-03-06T14:01Z")));
    }

    [Theory]
    [InlineData("4729", "2026-03-06T15:00Z", "accepted 3 d 1 h ago, at 2026-03-03T14:00Z, by claims-desk; not completed yet")]
    [InlineData("4727", "2026-03-06T15:00Z", "by claims-desk; not completed, but ended: failed")]
    [InlineData("4728", "2026-03-06T15:00Z", "; completed 22 h 40 min ago, at 2026-03-05T16:20Z, by claims-desk")]
    public void Where_tells_accepted_and_completed_apart_and_names_no_step(string claim, string asOf, string told)
    {
        string where = Where(claim, "--as-of", asOf);

        Assert.Contains(told, where, StringComparison.Ordinal);
        Assert.Contains("  which of its 4 steps it is at is not seen: no source of it tells of steps\n", where, StringComparison.Ordinal);
        Assert.DoesNotContain("none of", where, StringComparison.Ordinal);
    }

    /// <summary>What is not seen is refused, and not read as zero.</summary>
    [Theory]
    [InlineData("stepTime: { step: assess, within: 1d }")]
    [InlineData("retries: { max: 1 }")]
    [InlineData("handoff: { from: assess, to: decide, within: 4h }")]
    public void A_promise_of_what_is_not_seen_is_refused(string indicator)
    {
        using TempFolder rules = new();
        foreach (string file in (string[])["workflow.yaml", "sources.yaml", "owners.yaml"])
        {
            rules.CopyIn(Example.Root, file);
        }

        rules.Write("blind.yaml", $"kind: SLO\nname: blind\nworkflow: claims\nindicator:\n  {indicator}\ntarget: 80%\nwindow: 30d\nowner: claims-lead\nalerts: none\n");
        Answer answer = Slowatch.Run(rules.Root, "validate", ".");

        Assert.NotEqual(0, answer.ExitCode);
        Assert.Contains("claims-desk", answer.Out + answer.Error, StringComparison.Ordinal);
    }
}

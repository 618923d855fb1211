using SloWatch.Engine.Tests.Recordings.Room;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Recordings;

/// <summary>Many ends are known only as the moment at which someone looked and saw the execution closed.</summary>
public class StepFunctionsTests
{
    private const string File = "recordings/stepfunctions/truth.json";

    [DataFact(File)]
    public void Every_execution_comes_out_of_the_fold_as_it_ran() => new StepFunctions().MustAgree();

    [DataFact(File)]
    public void An_end_that_was_only_noticed_makes_no_execution_late() =>
        Assert.Equal("2026-11-21T02:25:04.420Z", new StepFunctions().Folded("hbtmo-001").Single().Closing?.At.ToString());

    [DataFact(File)]
    public void A_child_whose_start_nobody_saw_has_none() => Assert.Null(new StepFunctions().Folded("arn:aws:states:eu-west-1:000000000000:execution:child-flow:parent-001-child").Single().BegunAt);

    private sealed class StepFunctions() : RecordedEngine(File)
    {
        protected override bool IsNoticed(TrueLife life) => life.EndedAt is null || (life.EndedAtIs ?? "").StartsWith("first time", StringComparison.Ordinal);
    }
}

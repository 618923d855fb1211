using SloWatch.Core.Instances.Folding;
using SloWatch.Engine.Tests.Recordings.Room;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Recordings;

/// <summary>Runs that are cleared live again under the same id; tries that a scheduler gave up on may end after the next one began.</summary>
public class AirflowTests
{
    private const string Second = "recordings/airflow2/truth.json";
    private const string Third = "recordings/airflow3/truth.json";

    [DataFact(Second)]
    public void Every_run_of_version_2_comes_out_of_the_fold_as_it_ran() => new Airflow(Second).MustAgree();

    [DataFact(Third)]
    public void Every_run_of_version_3_comes_out_of_the_fold_as_it_ran() => new Airflow(Third).MustAgree();

    [DataFact(Third)]
    public void A_cleared_run_goes_on_with_a_life_of_its_own_steps()
    {
        IReadOnlyList<Life> lives = new Airflow(Third).Folded("clear-1");
        Assert.Equal([false, true], lives.Select(life => life.IsReopened));
        Assert.Equal(["charge", "validate"], lives[0].Runs.Select(run => run.Name).Order());
        Assert.Equal(["charge", "ship"], lives[1].Runs.Select(run => run.Name).Order());
    }

    [DataFact(Third)]
    public void Items_of_a_mapped_step_are_runs_of_it() =>
        Assert.Equal(6, new Airflow(Third).Folded("map-2").Single().Runs.Count(run => run.Name == "process"));

    /// <summary>The scheduler lost sight of the second try and began a third; both went on, and ended almost together.</summary>
    [DataFact(Third)]
    public void A_step_ends_with_its_last_try_even_if_one_that_was_given_up_ends_before()
    {
        StepRun step = new Airflow(Third).Folded("long-1").Single().Runs.Single(run => run.Name == "long");
        Assert.Equal(3, step.Attempts);
        Assert.Equal("2026-11-21T02:01:40.432933Z", step.Closing?.At.ToString());
    }

    private sealed class Airflow(string file) : RecordedEngine(file)
    {
        protected override IEnumerable<TrueStep> StepsOf(TrueLife life) =>
            base.StepsOf(life).Select(step => step with { GoesOn = life.Scenario.StartsWith("pending retry", StringComparison.Ordinal) && step.Outcome == "failed" });
    }
}

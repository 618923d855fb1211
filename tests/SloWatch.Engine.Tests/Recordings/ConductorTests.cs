using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Engine.Tests.Recordings.Room;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Recordings;

/// <summary>Retried, restarted and rerun instances keep their id, and no counter says so: facts belong to lives by their time.</summary>
public class ConductorTests
{
    private const string File = "recordings/conductor/truth.json";

    [DataFact(File)]
    public void Every_instance_comes_out_of_the_fold_as_it_ran() => new Conductor().MustAgree();

    [DataFact(File)]
    public void An_instance_that_was_restarted_after_it_failed_completes_in_its_second_life() =>
        Assert.Equal([Outcome.Failed, Outcome.Completed], new Conductor().Folded("EXH-1").Select(life => life.Closing?.Outcome));

    [DataFact(File)]
    public void A_pause_ends_when_it_is_resumed_and_one_that_nobody_resumed_lasts()
    {
        Assert.NotNull(new Conductor().Folded("PAUSE2-1").Single().Level.Halts.Single().To);
        Assert.Null(new Conductor().Folded("PAUSE2-3").Single().Level.Halts.Single().To);
    }

    [DataFact(File)]
    public void Rounds_of_a_loop_are_runs_of_one_step() =>
        Assert.Equal(60, new Conductor().Folded("LOOP2-BIG").Single().Runs.Count(run => run.Name == "item"));

    [DataFact(File)]
    public void A_step_that_waited_for_its_next_try_when_its_instance_was_terminated_has_not_failed()
    {
        StepRun step = new Conductor().Folded("PEND-1").Single().Runs.Single();
        Assert.Null(step.Closing);
        Assert.Equal(1, step.Failures);
    }

    /// <summary>Some tries were lost without a word: only the next one tells.</summary>
    [DataFact(File)]
    public void Runs_need_no_names_where_those_of_one_step_follow_each_other() => Assert.Empty(new Conductor().Differing(told => told with { Run = null }));

    private sealed class Conductor() : RecordedEngine(File)
    {
        protected override IEnumerable<TrueStep> StepsOf(TrueLife life) => base.StepsOf(life).Select(step => step with
        {
            Name = step.Name.Split("__")[0],
            GoesOn = life.Scenario == "pending-retry" && step.Outcome == "failed",
        });

        protected override IEnumerable<TrueHalt> HaltsOf(TrueLife life) =>
            life.Noted("pause at") is { } from ? [new TrueHalt(HaltKind.Suspended, null, from, life.Noted("resume at"))] : [];
    }
}

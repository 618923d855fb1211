using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Engine.Tests.Recordings.Room;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Recordings;

/// <summary>A life is a chain of runs: continued as new, or tried again by the engine. A reset begins the next one, a used id another case.</summary>
public class TemporalTests
{
    private const string File = "recordings/temporal/truth.json.gz";

    [DataFact(File)]
    public void Every_run_comes_out_of_the_fold_as_it_ran() => new Temporal().MustAgree();

    [DataFact(File)]
    public void A_chain_of_runs_is_one_life_that_ends_once() => Assert.Equal(5, new Temporal().Folded("can-000").Single().Runs.Count());

    [DataFact(File)]
    public void A_run_that_was_reset_lives_again() => Assert.Equal([false, true], new Temporal().Folded("ok-000").Select(life => life.IsReopened));

    [DataFact(File)]
    public void An_id_that_is_used_again_is_another_case_even_if_it_ended_the_one_before_it() =>
        Assert.Equal([false, false], new Temporal().Folded("reuse-003").Select(life => life.IsReopened));

    [DataFact(File)]
    public void A_step_that_an_operator_reset_to_its_first_attempt_was_tried_twice() =>
        Assert.Equal(2, new Temporal().Folded("pend-002").Single().Runs.Single(run => run.Name == "ship_order").Attempts);

    [DataFact(File)]
    public void A_worker_that_goes_on_after_the_end_of_its_instance_counts_for_its_step_only()
    {
        Life life = new Temporal().Folded("to-hb-000").Single();
        Assert.True(life.Runs.Single().Closing!.Value.At > life.Closing!.Value.At);
    }

    /// <summary>One case ended at the very moment the next began under its id: told without names, the end is taken for the next one's.</summary>
    [DataFact(File)]
    public void Lives_that_follow_each_other_need_no_names_unless_they_touch() =>
        Assert.Equal(["ORD-reuse-003"], new Temporal().Differing(told => told with { Details = told.Details is { } details ? details with { Life = null } : null }));

    private sealed class Temporal() : RecordedEngine(File)
    {
        protected override string? NameOf(TrueLife life) => life.RunId;

        protected override EventKind BeginningOf(TrueLife life, int index) => life.ResetOf is null ? EventKind.Started : EventKind.Reopened;

        protected override IReadOnlyList<TrueLife> LivesOf(IReadOnlyList<TrueLife> told)
        {
            List<TrueLife> lives = [];
            foreach (TrueLife run in told)
            {
                // A cron run goes on from the one before in name only: each has a slot of its own.
                bool goesOn = run.ContinuedFrom is not null && run.Scenario != "cron";
                if (goesOn)
                {
                    TrueLife first = lives[^1];
                    lives[^1] = first with { EndedAt = run.EndedAt, Outcome = run.Outcome, Error = run.Error, Steps = [.. first.Steps ?? [], .. InRun(run)], ChainedRuns = [.. first.ChainedRuns, run] };
                }
                else
                {
                    lives.Add(run with { Steps = [.. InRun(run)], ChainedRuns = [run] });
                }
            }

            return lives;
        }

        protected override IEnumerable<TrueHalt> HaltsOf(TrueLife life) =>
            life.Noted("workflow paused") is { } from ? [new TrueHalt(HaltKind.Suspended, null, from, life.Noted("workflow unpaused"))] : [];

        protected override void Tell(Telling telling, TrueLife life)
        {
            base.Tell(telling, life);
            for (int i = 1; i < life.ChainedRuns.Count; i++)
            {
                (TrueLife before, TrueLife run) = (life.ChainedRuns[i - 1], life.ChainedRuns[i]);
                if (before.Ended != Outcome.None)
                {
                    telling.Tell(EventKind.StepFailed, before.EndedAt!.Value, $"run{i}/failed", told => told with { Attempt = i, Error = before.Error });
                    telling.Tell(EventKind.StepStarted, run.StartedAt!.Value, $"run{i + 1}/start", told => told with { Attempt = i + 1 });
                }
            }
        }

        /// <summary>Activity ids begin anew with each run of a chain.</summary>
        private static IEnumerable<TrueStep> InRun(TrueLife run) =>
            (run.Steps ?? []).Select(step => step with { ActivityId = $"{run.RunId}/{step.ActivityId}" });
    }
}

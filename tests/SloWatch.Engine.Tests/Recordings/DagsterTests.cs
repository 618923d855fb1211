using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Engine.Tests.Recordings.Room;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Recordings;

/// <summary>A re-execution is a new run with an id of its own, and the next life of the run that it goes on with. A run begins to exist when it is launched into the queue.</summary>
public class DagsterTests
{
    private const string File = "recordings/dagster/truth.json";

    [DataFact(File)]
    public void Every_run_comes_out_of_the_fold_as_it_ran() => new Dagster().MustAgree();

    [DataFact(File)]
    public void A_re_execution_is_the_next_life_of_the_run_it_goes_on_with() =>
        Assert.Equal([Outcome.Failed, Outcome.Completed], new Dagster().Folded("business-000").Select(life => life.Closing?.Outcome));

    [DataFact(File)]
    public void A_step_whose_process_was_killed_has_no_end_of_its_own() =>
        Assert.Null(new Dagster().Folded("long-002").Single().Runs.Single().Closing);

    private sealed class Dagster() : RecordedEngine(File)
    {
        public override InstanceKey KeyOf(TrueLife life) => new(life.Workflow, life.Parent ?? life.Instance!);

        protected override string? NameOf(TrueLife life) => life.Instance;

        protected override IReadOnlyList<TrueLife> LivesOf(IReadOnlyList<TrueLife> told) => [.. told.Select(life => life with { StartedAt = life.LaunchedAt ?? life.StartedAt, PickedUpAt = life.StartedAt })];

        protected override void Tell(Telling telling, TrueLife life)
        {
            if (life is { LaunchedAt: { } queued, PickedUpAt: { } at })
            {
                telling.Tell(EventKind.StepScheduled, queued, "queued");
                telling.Tell(EventKind.StepStarted, at, "picked-up");
            }

            base.Tell(telling, life);
        }
    }
}

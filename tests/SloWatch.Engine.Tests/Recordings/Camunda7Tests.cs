using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Engine.Tests.Recordings.Room;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Recordings;

/// <summary>A restarted instance has an id of its own and the business key of the first. The truth has no names for runs of a step: the fold pairs them.</summary>
public class Camunda7Tests
{
    private const string File = "recordings/camunda7/truth.json.gz";

    [DataFact(File)]
    public void Every_instance_comes_out_of_the_fold_as_it_ran() => new Camunda7().MustAgree();

    [DataFact(File)]
    public void A_restarted_instance_is_the_next_life_of_the_one_it_was_made_from() =>
        Assert.Equal([Outcome.Cancelled, Outcome.Completed], new Camunda7().Folded("restart-002").Select(life => life.Closing?.Outcome));

    [DataFact(File)]
    public void Rounds_of_a_loop_are_paired_without_names() => Assert.All(new Camunda7().Folded("loop-many-001").Single().Runs, run => Assert.Equal(1, run.Attempts));

    [DataFact(File)]
    public void Two_instances_with_one_business_key_at_once_are_two() =>
        Assert.Equal(2, new Camunda7().Instances.Count(instance => instance.First().BusinessKey == "same-key-at-once-001"));

    private sealed class Camunda7() : RecordedEngine(File)
    {
        protected override bool NamesRuns => false;

        public override InstanceKey KeyOf(TrueLife life) => new(
            life.Workflow, life is { Scenario: "restart", Generation: 2 } ? Lives.First(first => first.Scenario == "restart" && first.BusinessKey == life.BusinessKey).Instance! : life.Instance!);

        protected override string? NameOf(TrueLife life) => life.Instance;

        /// <summary>One compensation was noted twice, by the worker that let its lock expire and by the one that did it.</summary>
        protected override IEnumerable<TrueStep> StepsOf(TrueLife life) => base.StepsOf(life)
            .Where(step => step.Outcome != "running" || !life.Steps!.Any(other => other.Outcome == "completed" && other.Name == step.Name && other.StartedAt == step.StartedAt))
            .Select(step => step with
            {
                Undoes = step.Name.StartsWith("cancel-", StringComparison.Ordinal) ? step.Name.Replace("cancel-", "book-", StringComparison.Ordinal) : null,
                GoesOn = step.Outcome == "failed" && life.Ended != Outcome.Failed,
            });

        protected override IEnumerable<TrueHalt> HaltsOf(TrueLife life) =>
            life.Noted("suspended at") is { } from ? [new TrueHalt(HaltKind.Suspended, null, from, life.Noted("resumed at"))] : [];
    }
}

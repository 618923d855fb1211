using System.Text.RegularExpressions;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Engine.Tests.Recordings.Room;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Recordings;

/// <summary>An operator's retry is a new execution that names the old one: its next life. Tries of a node are seen by the called side only.</summary>
public partial class N8nTests
{
    private const string File = "recordings/n8n/truth.json.gz";

    [DataFact(File)]
    public void Every_execution_comes_out_of_the_fold_as_it_ran() => new N8n().MustAgree();

    [DataFact(File)]
    public void Each_retry_by_an_operator_is_a_life_of_the_execution_that_failed() =>
        Assert.Equal([Outcome.Failed, Outcome.Completed, Outcome.Completed], new N8n().Folded("TECH-1").Select(life => life.Closing?.Outcome));

    [DataFact(File)]
    public void A_step_that_was_stopped_with_its_execution_may_end_later() =>
        Assert.True(new N8n().Folded("LONG-1").Single() is var life && life.Runs.Single(run => run.Name == "charge").Closing!.Value.At > life.Closing!.Value.At);

    private sealed partial class N8n() : RecordedEngine(File)
    {
        public override InstanceKey KeyOf(TrueLife life) =>
            new(life.Workflow, RetryOf().Match(life.Notes?.ToString() ?? "") is { Success: true } of ? of.Groups[1].Value : life.Instance ?? life.BusinessKey!);

        protected override string? NameOf(TrueLife life) => life.Instance;

        /// <summary>Calls that all went well are no tries of one: the node called once for each of its items.</summary>
        protected override IEnumerable<TrueStep> StepsOf(TrueLife life) => base.StepsOf(life).SelectMany(step => step.Tries.Count > 1 && step.Tries.All(call => call.Ended == Outcome.Completed)
            ? step.Tries.Select((call, i) => step with { ActivityId = $"{step.ActivityId}[{i}]", Attempts = 1, StartedAt = call.StartedAt, EndedAt = call.EndedAt, EachAttempt = [call] })
            : [step]);

        [GeneratedRegex(@"retryOf = (\d+)")]
        private static partial Regex RetryOf();
    }
}

using SloWatch.Core.Time;
using SloWatch.Engine.Tests.Recordings.Room;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Recordings;

/// <summary>An engine that retries a flow goes on with the same life; one that an operator sets to scheduled after its end lives again under its id.</summary>
public class PrefectTests
{
    private const string File = "recordings/prefect/truth.json";

    [DataFact(File)]
    public void Every_flow_run_comes_out_of_the_fold_as_it_ran() => new Prefect().MustAgree();

    [DataFact(File)]
    public void A_flow_that_its_engine_tried_again_lived_once() => Assert.Single(new Prefect().Folded("flowretry-000"));

    [DataFact(File)]
    public void A_flow_that_an_operator_scheduled_again_lived_twice() => Assert.Equal([false, true], new Prefect().Folded("restart-000").Select(life => life.IsReopened));

    private sealed class Prefect() : RecordedEngine(File)
    {
        /// <summary>The driver wrote one line for both lives: the first one's end is known by noticing, and in the second only ends of steps are known.</summary>
        protected override IReadOnlyList<TrueLife> LivesOf(IReadOnlyList<TrueLife> told) =>
            [.. told.SelectMany(life => life.Scenario.EndsWith("second life", StringComparison.Ordinal) ? Both(life) : [life])];

        private static IEnumerable<TrueLife> Both(TrueLife life)
        {
            Assert.True(Instant.TryParse($"2026-11-21T{life.Notes!.ToString()![^8..]}Z", out Instant again));
            yield return life with { EndedAt = null, Steps = [.. life.Steps!.Select(step => step with { EndedAt = null, Outcome = "open", Error = null, Attempts = 1 })] };
            yield return life with { StartedAt = again, Steps = [.. life.Steps!.Select(step => step with { StartedAt = null, Attempts = 1 })] };
        }
    }
}

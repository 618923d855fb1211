using System.Text.RegularExpressions;
using SloWatch.Core.Instances.Folding;
using SloWatch.Engine.Tests.Recordings.Room;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Recordings;

/// <summary>A step whose retries are used up waits behind an incident for a person, and goes on as the same step. Who picked a step up, and when, is not always known.</summary>
public partial class Camunda8Tests
{
    private const string File = "recordings/camunda8/truth.json";

    [DataFact(File)]
    public void Every_instance_comes_out_of_the_fold_as_it_ran() => new Camunda8().MustAgree();

    [DataFact(File)]
    public void A_step_that_an_operator_let_go_on_is_one_run_with_all_its_tries()
    {
        Life life = new Camunda8().Folded("dead-letter-001").Single();
        Assert.Equal(4, life.Runs.Single().Attempts);
        Assert.Equal("2026-11-21T02:37:47.715Z", life.Level.Halts.Single().To.ToString());
    }

    [DataFact(File)]
    public void An_incident_that_nobody_resolved_blocks_its_instance_for_ever() => Assert.Null(new Camunda8().Folded("dead-letter-005").Single().Level.Halts.Single().To);

    [DataFact(File)]
    public void An_incident_resolved_without_repair_blocks_again() => Assert.Equal(2, new Camunda8().Folded("dead-letter-003").Single().Level.Halts.Count);

    private sealed partial class Camunda8() : RecordedEngine(File)
    {
        protected override IEnumerable<TrueStep> StepsOf(TrueLife life)
        {
            TrueStep[] steps = [.. base.StepsOf(life)];
            return IsDeadLetter(life) ? [OneRun(steps)] : steps.Select(step => step with { GoesOn = life.Scenario == "pending-retry" && step.Outcome == "failed" });
        }

        protected override IEnumerable<TrueHalt> HaltsOf(TrueLife life)
        {
            Match resolved = Resolved().Match(life.Notes?.ToString() ?? "");
            foreach (TrueStep step in (life.Steps ?? []).Where(step => IsDeadLetter(life) && step.Outcome == "failed"))
            {
                bool first = step.Attempts == 3;
                yield return new TrueHalt(HaltKind.Blocked, first && resolved.Success ? resolved.Groups[1].Value : null, step.EndedAt!.Value, first ? life.Noted("resolved at") : null);
            }
        }

        /// <summary>The driver counted the tries before the incident, and began anew after it.</summary>
        private static TrueStep OneRun(TrueStep[] steps)
        {
            int before = 0;
            List<TrueTry> tries = [];
            foreach (TrueStep step in steps)
            {
                tries.Add(new TrueTry { Attempt = before + 1, StartedAt = step.StartedAt, EndedAt = step.EndedAt, Outcome = step.Outcome });
                before += step.Attempts;
            }

            return steps[^1] with { StartedAt = steps[0].StartedAt, Runs = tries, GoesOn = steps[^1].Outcome == "failed" };
        }

        private static bool IsDeadLetter(TrueLife life) => life.Scenario == "dead-letter";

        [GeneratedRegex(@"incident (\d+) resolved")]
        private static partial Regex Resolved();
    }
}

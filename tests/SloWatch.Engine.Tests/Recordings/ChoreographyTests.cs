using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Engine.Tests.Recordings.Room;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Recordings;

/// <summary>Orders that only their business key holds together, told by spans of several services with clocks of their own.</summary>
public class ChoreographyTests
{
    private const string Otlp = "recordings/otlp/truth.json.gz";
    private const string Zipkin = "recordings/zipkin/truth.json.gz";
    private const string Jaeger = "recordings/jaeger/truth.json.gz";

    [DataFact(Otlp)]
    public void Every_order_told_by_otlp_comes_out_of_the_fold_as_it_went() => new Choreography(Otlp).MustAgree();

    [DataFact(Zipkin)]
    public void Every_order_told_by_zipkin_comes_out_of_the_fold_as_it_went() => new Choreography(Zipkin).MustAgree();

    [DataFact(Jaeger)]
    public void Every_order_told_by_jaeger_comes_out_of_the_fold_as_it_went() => new Choreography(Jaeger).MustAgree();

    [DataFact(Otlp)]
    public void A_message_delivered_twice_makes_two_runs_and_a_call_tried_three_times_makes_one()
    {
        Assert.Equal([1, 1], RunsOf("dup-000", "shipping").Select(run => run.Attempts));
        Assert.Equal([3], RunsOf("retry-000", "payment").Select(run => run.Attempts));
    }

    [DataFact(Otlp)]
    public void Rounds_of_a_loop_and_lines_worked_on_at_once_are_runs_of_their_own()
    {
        Assert.Equal(40, RunsOf("loop-000", "reserve line").Count());
        Assert.Equal(4, RunsOf("fanout-000", "reserve line").Count());
    }

    [DataFact(Otlp)]
    public void A_clock_that_is_behind_ends_an_order_before_it_began_and_it_stays_one_order()
    {
        Life life = new Choreography(Otlp).Folded("skew-000").Single();
        Assert.True(life.Closing!.Value.At < life.BegunAt);
    }

    /// <summary>The second order under the key began before the first was over: without a name for each, what came later is taken for the second's.</summary>
    [DataFact(Otlp)]
    public void Two_lives_that_overlap_need_names()
    {
        (InstanceKey key, IReadOnlyList<WorkflowEvent> told) = new Choreography(Otlp).Told("again-000");
        WorkflowEvent[] nameless = [.. told.Select(fact => fact with { Details = fact.Details! with { Life = null } })];
        IReadOnlyList<Life> lives = RecordedEngine.Folded(key, nameless);
        Assert.Equal(Outcome.Vanished, lives[0].Closing?.Outcome);
        Assert.Equal(2, lives[1].Runs.Count(run => run.Name == "notify"));
    }

    private static IEnumerable<StepRun> RunsOf(string order, string step) => new Choreography(Otlp).Folded(order).Single().Runs.Where(run => run.Name == step);

    private sealed class Choreography(string file) : RecordedEngine(file)
    {
        public override InstanceKey KeyOf(TrueLife life) => new(life.Workflow, life.BusinessKey!);

        /// <summary>Links lead from each span of an order to its first.</summary>
        protected override string? NameOf(TrueLife life) => life.Scenario == "again" ? life.Instance : null;

        protected override EventKind BeginningOf(TrueLife life, int index) => EventKind.Started;

        /// <summary>The end is told by the clock of the service that came last.</summary>
        protected override IReadOnlyList<TrueLife> LivesOf(IReadOnlyList<TrueLife> told) => [.. told.Select(life => life with { EndedAt = life.EndedAt + SkewOf(life.Steps![^1]) })];

        /// <summary>A span for each try: those that count up are tries of one run, any other is a run of its own.</summary>
        protected override IEnumerable<TrueStep> StepsOf(TrueLife life)
        {
            foreach (TrueStep step in life.Steps!)
            {
                TimeSpan skew = SkewOf(step);
                TrueTry[] tries = [.. step.Tries.Select(one => one with { StartedAt = one.StartedAt + skew, EndedAt = one.EndedAt + skew })];
                for (int from = 0, to; from < tries.Length; from = to)
                {
                    for (to = from + 1; to < tries.Length && tries[to].Attempt > 1;)
                    {
                        to++;
                    }

                    yield return step with { ActivityId = tries[from].Span, StartedAt = tries[from].StartedAt, EndedAt = tries[to - 1].EndedAt, Runs = tries[from..to], Undoes = Undone(step.Name) };
                }
            }
        }

        private static TimeSpan SkewOf(TrueStep step) => TimeSpan.FromMilliseconds(step.Tries.Count > 0 ? step.Tries[^1].ClockSkewMs : 0);

        private static string? Undone(string step) => step switch { "refund" => "payment", "release stock" => "inventory", _ => null };
    }
}

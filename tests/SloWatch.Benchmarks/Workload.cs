using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Benchmarks;

/// <summary>What the parts are measured on: ten rules of every kind, a case of 20 events, a loop of many step runs.</summary>
internal static class Workload
{
    private static readonly string[] Steps = ["check", "decide", "pay", "ship"];

    private static readonly Instant Begin = Monday.At("08:00");

    public static InstanceKey Key => Some.Key;

    public static WorkflowRules TenRules { get; } = new(Some.Workflow,
    [
        Measure.CycleTime("1h"),
        Measure.CycleTime("24h"),
        Measure.CycleTime("7d").Except(new UnitMatch { By = ["user"] }),
        Measure.Success(),
        Measure.Success(("within", "14d")).Where(new UnitMatch { Versions = ["v2*"] }),
        Measure.Stuck("48h"),
        Measure.Stuck("24h", ("by", "state")),
        Measure.By("stepTime", ("within", "30m")),
        Measure.StepTime("pay", "5m"),
        Measure.By("waitTime", ("within", "10m")),
    ]);

    /// <summary>Started, four steps of three events each, five states, a change, and the end, a minute apart.</summary>
    public static WorkflowEvent[] TwentyEvents()
    {
        List<WorkflowEvent> events = [At(EventKind.Started, 0) with { Details = new EventDetails { Version = "v2.1", BusinessKey = "order 7" } }];
        foreach (string step in Steps)
        {
            events.Add(At(EventKind.State, events.Count) with { State = $"before {step}" });
            events.Add(At(EventKind.StepScheduled, events.Count) with { Step = step });
            events.Add(At(EventKind.StepStarted, events.Count) with { Step = step });
            events.Add(At(EventKind.StepEnded, events.Count) with { Step = step, Outcome = Outcome.Completed });
        }

        events.Add(At(EventKind.Updated, events.Count) with { Details = new EventDetails { Attributes = [new("tenant", "acme")] } });
        events.Add(At(EventKind.State, events.Count) with { State = "done" });
        events.Add(At(EventKind.Ended, events.Count) with { Outcome = Outcome.Completed, Details = new EventDetails { Result = "approved" } });
        return [.. events];
    }

    /// <summary>One instance that runs its step again and again, and is still open.</summary>
    public static WorkflowEvent[] Loop(int runs, bool named)
    {
        List<WorkflowEvent> events = [At(EventKind.Started, 0)];
        for (int run = 0; run < runs; run++)
        {
            string? name = named ? $"{run}" : null;
            events.Add(At(EventKind.StepStarted, events.Count) with { Step = "check", Run = name });
            events.Add(At(EventKind.StepEnded, events.Count) with { Step = "check", Run = name, Outcome = Outcome.Completed });
        }

        return [.. events];
    }

    /// <summary>Each track goes from state to state.</summary>
    public static WorkflowEvent[] States(int count, int tracks) =>
        [At(EventKind.Started, 0), .. Enumerable.Range(0, count).Select(i => At(EventKind.State, i + 1) with { Track = $"track {i % tracks}", State = $"state {i}" })];

    /// <summary>The start of one step, corrected again and again.</summary>
    public static WorkflowEvent[] Revisions(int count) =>
        [At(EventKind.Started, 0), .. Enumerable.Range(0, count).Select(i => At(EventKind.StepStarted, 1) with { Step = "check", Run = "1", Fact = "start", Rev = i, Error = $"as of {i}" })];

    private static WorkflowEvent At(EventKind kind, int minute) => new()
    {
        Kind = kind,
        At = Begin + TimeSpan.FromMinutes(minute),
        Source = Some.Source,
        Workflow = Key.Workflow,
        Instance = Key.Id,
    };
}

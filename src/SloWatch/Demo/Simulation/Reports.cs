using SloWatch.Cli.Demo.Faults;
using SloWatch.Cli.Demo.Workflows;
using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Simulation;

/// <summary>What each source has to report as time goes on: each of its events once, in order of time, and up to where that is all.</summary>
internal sealed class Reports
{
    private readonly IEnumerator<SimulatedCase> cases;
    private readonly FaultPlan plan;
    private readonly Dictionary<string, Ahead> sources = SimulatedSource.All.ToDictionary(source => source.Name, source => new Ahead(source));
    private long number;

    public Reports(Instant begin, FaultPlan plan)
    {
        this.plan = plan;
        cases = SimulatedWorld.Cases(begin, plan).GetEnumerator();
        cases.MoveNext();
    }

    /// <summary>Those of the sources whose time it is.</summary>
    /// <param name="now">Never before the last one.</param>
    public IReadOnlyList<Report> Until(Instant now)
    {
        while (cases.Current.Begin < now)
        {
            foreach (WorkflowEvent fact in cases.Current.Events)
            {
                sources[fact.Source].Events.Enqueue(fact, (fact.At.Micros, number++));
            }

            cases.MoveNext();
        }

        return [.. sources.Values.Where(source => IsTime(source, now)).Select(source => Of(source, now))];
    }

    private static Report Of(Ahead source, Instant now)
    {
        source.ToldAt = now;
        List<WorkflowEvent> told = [];
        while (source.Events.TryPeek(out WorkflowEvent? fact, out _) && fact.At < now)
        {
            told.Add(source.Events.Dequeue());
        }

        return new(source.Source, [.. told, new() { Kind = EventKind.Watermark, At = now, Source = source.Source.Name, Workflow = source.Source.Workflow, Instance = "" }]);
    }

    /// <summary>When a source is back, it tells everything.</summary>
    private bool IsTime(Ahead source, Instant now) =>
        now - source.ToldAt >= source.Source.Every && !(source.Source.Name == OrderTale.Courier && plan.At(FaultKind.SilentSource, now) is not null);

    private sealed class Ahead(SimulatedSource source)
    {
        public SimulatedSource Source => source;

        public PriorityQueue<WorkflowEvent, (long, long)> Events { get; } = new();

        public Instant ToldAt { get; set; } = Instant.FromMinute(0);
    }
}

/// <param name="Events">At their end a watermark: before it, nothing is missing.</param>
internal sealed record Report(SimulatedSource Source, IReadOnlyList<WorkflowEvent> Events);

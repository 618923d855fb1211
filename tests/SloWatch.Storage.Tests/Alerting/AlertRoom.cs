using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Live.Alerting;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Sqlite;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Alerting;

/// <summary>A real store with a ledger, and the alerts of a service that runs over it. All of it is one transaction that is never completed, so that nothing waits for the disk.</summary>
internal sealed class AlertRoom : IDisposable
{
    private readonly SqliteFile file = new();
    private readonly IStore store;
    private readonly IStoreWriter writer;
    private readonly IStoreTransaction transaction;

    public AlertRoom(RuleSet rules, Instant wall)
    {
        (Rules, Wall) = (rules, wall);
        store = file.Open();
        writer = store.OpenWriter();
        transaction = writer.Begin();
        Alerts = new LiveAlerts(rules, writer, wall);
    }

    public static Measurement Measurement { get; } = Measure.CycleTime("1h");

    public RuleSet Rules { get; private set; }

    /// <summary>No minute is decided on before the clock on the wall has passed it.</summary>
    public Instant Wall { get; set; }

    /// <summary>What the store knows of it from the next commit on; null: nothing.</summary>
    public Instant? Watermark { get; set; }

    public LiveAlerts Alerts { get; private set; }

    public IStoreReader Store => writer;

    public List<SourceStanding> Sources { get; } = [];

    public static Objective Objective(string name, decimal target = 0.9m, AlertPolicy? policy = null, BudgetWindow? window = null, Measurement? measurement = null) =>
        new(name, measurement ?? Measurement, new TargetShare(target), window ?? new RollingWindow(TimeSpan.FromDays(30))) { Alerts = policy ?? AlertPolicy.Default };

    public static RuleSet RulesOf(params Objective[] objectives) =>
        new([.. objectives.Select(objective => objective.Measurement.Workflow).Append(Some.Workflow).DistinctBy(workflow => workflow.Name)], objectives, [], []);

    public void Post(long minute, int good = 0, int bad = 0, Measurement? measurement = null) =>
        Post([((measurement ?? Measurement, minute), new Tally(good + bad, good, bad, 0, 0))]);

    public void Post(IEnumerable<((Measurement Measurement, long Minute) Key, Tally Change)> changes)
    {
        Commit commit = NewCommit();
        foreach (((Measurement measurement, long minute), Tally change) in changes)
        {
            commit.Ledger[(measurement.Hash, minute)] = commit.Ledger.GetValueOrDefault((measurement.Hash, minute)) + change;
        }

        writer.Write(commit);
        Alerts.Posted(commit.Ledger);
    }

    /// <summary>Decides, and writes what came of it.</summary>
    public IReadOnlyList<AlertTransition> Decide(Instant watermark, string? unknown = null, TimeSpan? staleAfter = null)
    {
        AlertNews news = Alerts.Decide([new(Some.WorkflowName, watermark, unknown, staleAfter)], Sources, Wall);
        Commit commit = NewCommit();
        news.AddTo(commit);
        writer.Write(commit);
        Alerts.Written();
        return news.Transitions;
    }

    /// <summary>Decides, and the process ends before anything of it is written.</summary>
    public void DecideInVain(Instant watermark) => Alerts.Decide([new(Some.WorkflowName, watermark, null)], Sources, Wall);

    /// <summary>With nothing but what the store knows.</summary>
    /// <param name="coming">Rules that are still to be counted for.</param>
    public void Restart(RuleSet? rules = null, RuleSet? coming = null)
    {
        Rules = rules ?? Rules;
        Alerts = new LiveAlerts(Rules, writer, Wall, coming);
    }

    public void Use(RuleSet rules)
    {
        Rules = rules;
        Alerts.Use(rules, writer, Wall);
    }

    public IReadOnlyList<AlertTransition> Told() => [.. writer.Alerts.Transitions(null, null, int.MaxValue).Reverse().Select(stored => stored.Transition)];

    public void Dispose()
    {
        transaction.Dispose();
        writer.Dispose();
        store.Dispose();
        file.Dispose();
    }

    private Commit NewCommit()
    {
        Commit commit = new() { RecordedAt = Wall };
        if (Watermark is { } watermark)
        {
            commit.Sources.Add(new SourceState(Some.Source, Some.WorkflowName, watermark, "", null, ""));
        }

        return commit;
    }
}

using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live.Alerting;

/// <summary>
/// All alerts while the service runs. For each minute that a workflow's watermark passes, each cause of its objectives is decided on once, by
/// what the ledger holds before that minute, as a replay would. It reads the store when it begins and when the rules change, and never else;
/// what it decides is written by whoever asks. Of one thread: the one that writes.
/// </summary>
public sealed class LiveAlerts
{
    private readonly Dictionary<string, WatchedMeasurement> measurements = [];
    private readonly Dictionary<string, WatchedWorkflow> watchlist = [];
    private readonly Dictionary<string, DecidedWorkflow> idle = [];
    private readonly SourceAlerts silent;
    private RuleSet meant = RuleSet.Empty;
    private KnownAlerts held = new([]);
    private AlertNews news = new();

    /// <param name="store">With a ledger that is complete by these rules, and nothing being written to it.</param>
    /// <param name="coming">Rules that are still to be counted for, and then used: alerts of theirs are kept as they are until then. Null: none are.</param>
    public LiveAlerts(RuleSet rules, IStoreReader store, Instant wall, RuleSet? coming = null)
    {
        IReadOnlyList<StoredAlert> stored = store.Alerts.All();
        silent = new SourceAlerts(stored);
        foreach (DecidedWorkflow workflow in store.Alerts.Decided())
        {
            idle.Add(workflow.Workflow, workflow);
        }

        Use(rules, coming ?? rules, store, wall, new KnownAlerts(stored, idle));
    }

    /// <summary>Postings to minutes before it come late. <see cref="Instant.Never"/> while none was decided on.</summary>
    public Instant DecidedUpTo(string workflow) =>
        watchlist.TryGetValue(workflow, out WatchedWorkflow? watched) ? watched.Decided.UpTo
        : idle.TryGetValue(workflow, out DecidedWorkflow? decided) ? decided.UpTo
        : Instant.Never;

    /// <summary>A commit was written, with these changes of the ledger.</summary>
    public void Posted(IReadOnlyDictionary<(string Measurement, long Minute), Tally> changes)
    {
        foreach (((string measurement, long minute), Tally change) in changes)
        {
            if (measurements.TryGetValue(measurement, out WatchedMeasurement? watched))
            {
                watched.Posted(minute, change);
            }
        }
    }

    /// <summary>Makes every decision that is due. What is posted for the minutes that watermarks have passed must have been <see cref="Posted"/>.</summary>
    /// <param name="sources">All there are: the alert of one that is missing is closed.</param>
    /// <param name="wall">The clock on the wall; no minute is decided on before it has passed there, too.</param>
    /// <returns>All that was not <see cref="Written"/> yet.</returns>
    public AlertNews Decide(IReadOnlyCollection<WorkflowStanding> workflows, IReadOnlyCollection<SourceStanding> sources, Instant wall)
    {
        DecisionRound round = new(wall, news);
        foreach (WorkflowStanding standing in workflows)
        {
            if (watchlist.TryGetValue(standing.Workflow, out WatchedWorkflow? watched))
            {
                watched.Decide(standing, round);
            }
        }

        silent.Decide(sources, meant, round);
        return news;
    }

    /// <summary>What <see cref="Decide"/> gave last is in the store. If writing it failed, the next gives it again.</summary>
    public void Written() => news = new AlertNews();

    /// <summary>The rules have changed, and the ledger is complete by the new ones. Alerts whose cause they no longer have are closed; that is news.</summary>
    public void Use(RuleSet changed, IStoreReader store, Instant wall) =>
        Use(changed, changed, store, wall, new KnownAlerts(measurements.Values.SelectMany(measurement => measurement.Causes), held));

    private void Use(RuleSet used, RuleSet coming, IStoreReader store, Instant wall, KnownAlerts known)
    {
        foreach ((string name, WatchedWorkflow workflow) in watchlist)
        {
            idle[name] = workflow.Decided;
        }

        DecisionRound round = new(wall, news);
        WatchList list = new(used, known, store, round, measurements);
        (DecidedWorkflow Decided, Dictionary<string, WatchedMeasurement> Watched)[] read = // all of it before anything changes, for a store may fail
        [
            .. used.All.Select(own => idle.GetValueOrDefault(own.Workflow.Name) ?? new(own.Workflow.Name, Instant.Never, null, null))
                .Select(decided => (decided, list.Of(used.For(decided.Workflow), decided))),
        ];
        (meant, held) = (coming, known.Hold(used, coming));
        watchlist.Clear();
        measurements.Clear();
        foreach ((DecidedWorkflow decided, Dictionary<string, WatchedMeasurement> watched) in read.Where(one => one.Watched.Count > 0))
        {
            watchlist.Add(decided.Workflow, new WatchedWorkflow(decided, [.. watched.Values]));
            watched.ToList().ForEach(entry => measurements.Add(entry.Key, entry.Value));
        }

        known.Close(used, idle, round);
        foreach (DecidedWorkflow unwatched in idle.Values.Where(workflow => workflow.UnknownWhy is not null && !watchlist.ContainsKey(workflow.Workflow)).ToList())
        {
            // Nobody asks any more how it stands.
            round.News.Decided(idle[unwatched.Workflow] = unwatched with { UnknownSince = null, UnknownWhy = null });
        }
    }
}

using System.Diagnostics;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Live.Alerting;
using SloWatch.Engine.Live.Changing;
using SloWatch.Engine.Retention;
using SloWatch.Engine.Stores;
using SloWatch.Engine.Tracing;

namespace SloWatch.Engine.Live;

/// <summary>What the one thread of the service does. Everything but <see cref="Health"/> is its own.</summary>
internal sealed class LiveWork : IDisposable
{
    private readonly WatchedWriter writer;
    private readonly Arrivals arrivals;
    private readonly LiveFeeds feeds;
    private readonly LiveIntake intake;
    private readonly LiveTick tick;
    private readonly IStore store;
    private readonly RulesTakeUp rulesTakeUp;
    private readonly TimeProvider time;
    private readonly CancellationToken stopping;
    private volatile LiveHealth health = new(null, null, 0, 0, 0, null, TimeSpan.Zero, [], null);
    private volatile RetentionHealth retention = new(0, []);

    public LiveWork(IStoreWriter inner, IStore store, RuleSet rules, RuleSet? coming, LiveOptions options, TimeProvider time, Arrivals arrivals, CancellationToken stopping)
    {
        (this.arrivals, this.time, this.store, this.stopping) = (arrivals, time, store, stopping);
        writer = new WatchedWriter(inner, options.Quarantine);
        if (coming is null)
        {
            BackFill.Run(writer, rules, time, null, stopping);
        }
        else
        {
            MeasurementChange.Between(writer.Ledger, coming).Retire(writer, time); // nothing is posted to what only those before measured
        }

        CorrelationTakeUp.Run(writer, rules, time, CancellationToken.None);
        feeds = new LiveFeeds(writer, rules, time, options.Feeds);
        SubjectWatch subjects = new(writer, feeds, time, stopping);
        intake = new LiveIntake(writer, store, feeds, subjects, options, time, arrivals.Wake, Told);
        _ = writer.TakeChanges();
        LiveAlerts alerts = new(rules, writer, feeds.Wall, coming);
        feeds.Decided(alerts.DecidedUpTo);
        tick = new LiveTick(writer, store, feeds, subjects, alerts, intake, arrivals, time);
        rulesTakeUp = new RulesTakeUp(writer, feeds, alerts, time);
        retention = new(0, feeds.Horizons);
    }

    public LiveHealth Health => health with { Waiting = arrivals.Waiting, Counting = rulesTakeUp.Progress, Retention = retention };

    public RuleSet Rules => feeds.Rules;

    /// <summary>Of the instances that could not be read when they were due, or something was to be told them, one. Null: none.</summary>
    private DamagedFactsException? Damage => tick.Damage ?? (writer.Damaged.Found is [var first, ..] ? first : null);

    public void Run()
    {
        List<Arrival> group = [];
        while (arrivals.Next(group, out Job? job, waits: !rulesTakeUp.HasWork))
        {
            Guarded(intake.Look);
            if (group.Count > 0)
            {
                intake.Take(group);
            }

            job?.Run();
            Guarded(GoOn);
        }

        Guarded(intake.WaitWritten);
    }

    /// <summary>Moves the watermarks on with the clock, and judges what is due by them.</summary>
    public void Tick()
    {
        using Activity? span = PipelineTrace.Tick();
        long began = time.GetTimestamp();
        try
        {
            bool mayPass = health is { Trouble: null, Fault: null } && !rulesTakeUp.HasWork;
            if (!mayPass || !tick.TryPass())
            {
                tick.JudgeDue(proveRoom: health.Trouble is not null);
            }

            health = new(null, Damage?.Message, intake.Events, writer.Refused, 0, feeds.Wall, time.GetElapsedTime(began), SourceHealth.Of(feeds, store.Anteroom), null) { Unkept = writer.Unkept };
            rulesTakeUp.Again();
        }
        catch (Exception failed) when (failed is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            Failed(failed);
            throw;
        }

        // Everything else is judged and written; the job that ticks counts it and tells it.
        if (Damage is { } damage)
        {
            throw damage;
        }
    }

    /// <summary>What was made beside everything else.</summary>
    public void Write(Commit commit)
    {
        intake.WaitWritten();
        writer.Write(commit);
    }

    /// <param name="inUse">Told when they are; cancelled when others come before.</param>
    public void Use(RuleSet rules, TaskCompletionSource inUse)
    {
        intake.Drain();
        rulesTakeUp.Begin(rules, inUse);
    }

    /// <summary>Removes a slice of what is not kept any longer; false when there is to be no more of it for now.</summary>
    public bool Retire(RetentionSlice slice)
    {
        if (slice.Rules != feeds.Rules || rulesTakeUp.HasWork || RetentionStep.MustWait(writer, slice.Rules))
        {
            return false;
        }

        // Whoever waits for an answer gets it first; and who may have handed over to it stands in the store.
        intake.WaitWritten();
        if (RetentionStep.Take(writer, slice, time) is > 0 and var removed)
        {
            intake.ForgetKeys();
            feeds.Removed(slice.Workflow, slice.Horizon);
            retention = new(retention.Removed + removed, feeds.Horizons);
        }

        return true;
    }

    /// <summary>Gives the sources that say no longer how far a workflow is complete: those of this name, of one workflow or of all.</summary>
    public IReadOnlyList<(string Source, string Workflow)> Forget(string source, string? workflow)
    {
        intake.Drain();
        (string, string)[] gone = [.. feeds.All.Where(feed => feed.Name == source && (workflow is null || feed.Workflow == workflow)).Select(feed => (feed.Name, feed.Workflow))];
        Commit commit = new() { RecordedAt = feeds.Wall };
        commit.SourcesForgotten.AddRange(gone);
        writer.Write(commit);
        foreach (string moved in feeds.Forget(gone))
        {
            tick.Sweep(moved);
        }

        return gone;
    }

    /// <summary>A source that is asked did not tell everything; the next tick writes it.</summary>
    public void Troubled(string source, string workflow, string? why, bool delivers) => feeds.Troubled(source, workflow, why, delivers);

    public void Dispose()
    {
        rulesTakeUp.GiveUp();
        intake.Dispose();
        writer.Dispose();
    }

    /// <summary>A step of what may take long, while nobody has to wait for more than a step.</summary>
    private void GoOn()
    {
        if (rulesTakeUp.HasWork)
        {
            using Activity? span = PipelineTrace.Count();
            intake.Drain();
            rulesTakeUp.Step();
        }
    }

    private void Guarded(Action step)
    {
        try
        {
            step();
        }
        catch (Exception failed) // told to everyone who waits; the next delivery or tick tries again
        {
            Failed(failed);
        }
    }

    private void Failed(Exception failed)
    {
        Told(failed);
        intake.Abandon(failed);
    }

    private void Told(Exception failed) =>
        health = failed is StoreException ? health with { Trouble = failed.Message } : health with { Fault = failed.Message };
}

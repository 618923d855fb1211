using System.Diagnostics;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Ingest.Pipeline;
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
    private readonly Aftermath aftermath;
    private readonly SubjectWatch subjects;
    private readonly LiveAlerts alerts;
    private readonly IngestPipeline pipeline;
    private readonly RulesTakeUp rulesTakeUp;
    private readonly TimeProvider time;
    private readonly List<ArrivalBatch> written = [];
    private volatile LiveHealth health = new(null, null, 0, 0, 0, null, TimeSpan.Zero, [], null);
    private volatile RetentionHealth retention = new(0, []);
    private bool aftermathOwed;
    private long events;

    public LiveWork(IStoreWriter inner, IStore store, RuleSet rules, LiveOptions options, TimeProvider time, Arrivals arrivals)
    {
        (this.arrivals, this.time) = (arrivals, time);
        writer = new WatchedWriter(inner);
        BackFill.Run(writer, rules, time, null, CancellationToken.None);
        CorrelationTakeUp.Run(writer, rules, time, CancellationToken.None);
        feeds = new LiveFeeds(writer, rules, time, options.Feeds);
        aftermath = new Aftermath(writer, feeds, time);
        subjects = new SubjectWatch(writer, feeds, time);
        aftermath.OfAll(CancellationToken.None);
        _ = writer.TakeChanges();
        alerts = new LiveAlerts(rules, writer, feeds.Wall);
        feeds.Decided(alerts.DecidedUpTo);
        rulesTakeUp = new RulesTakeUp(writer, feeds, alerts, time);
        retention = new(0, feeds.Horizons);
        pipeline = new IngestPipeline(writer, store, feeds, time, batch => written.Add((ArrivalBatch)batch), arrivals.Wake, options.Anteroom);
    }

    public LiveHealth Health => health with { Waiting = arrivals.Waiting, Counting = rulesTakeUp.Progress, Retention = retention };

    public RuleSet Rules => feeds.Rules;

    public void Run()
    {
        List<Arrival> group = [];
        while (arrivals.Next(group, out Job? job, waits: !rulesTakeUp.HasWork))
        {
            Guarded(pipeline.Look);
            if (group.Count > 0)
            {
                Take(group);
            }

            job?.Run();
            Guarded(GoOn);
        }

        Guarded(pipeline.WaitWritten);
    }

    /// <summary>Moves the watermarks on with the clock, and judges what is due by them.</summary>
    public void Tick()
    {
        using Activity? span = PipelineTrace.Tick();
        long began = time.GetTimestamp();
        try
        {
            pipeline.WaitWritten();
            AnswerWritten();
            RequireRoom();
            PayAftermath();
            AnteroomExpiry.Run(writer, feeds.Rules, feeds.Wall);
            IReadOnlyCollection<string> moved = feeds.Look();
            OpenDays();
            foreach (string workflow in moved)
            {
                Sweep(workflow);
            }

            feeds.Swept();
            Commit commit = new() { RecordedAt = feeds.Wall };
            Decide().AddTo(commit);
            feeds.AddNews(commit);
            writer.Write(commit);
            alerts.Written();
            health = new(null, null, events, writer.Refused, 0, feeds.Wall, time.GetElapsedTime(began), SourceHealth.Of(feeds, writer.Anteroom), null);
            rulesTakeUp.Again();
        }
        catch (Exception failed)
        {
            Failed(failed);
            throw;
        }
    }

    /// <param name="inUse">Told when they are; cancelled when others come before.</param>
    public void Use(RuleSet rules, TaskCompletionSource inUse)
    {
        pipeline.Drain();
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
        pipeline.WaitWritten();
        AnswerWritten();
        if (RetentionStep.Take(writer, slice, time) is > 0 and var removed)
        {
            pipeline.ForgetKeys();
            feeds.Removed(slice.Workflow, slice.Horizon);
            retention = new(retention.Removed + removed, feeds.Horizons);
        }

        return true;
    }

    /// <summary>What a recount found.</summary>
    public void Note(AuditFinding finding) => writer.Write(new() { RecordedAt = feeds.Wall, AuditFinding = finding });

    public void Dispose()
    {
        rulesTakeUp.GiveUp();
        pipeline.Dispose();
        writer.Dispose();
    }

    /// <summary>What the tick itself writes is little, and may find room where what is delivered does not.</summary>
    private void RequireRoom()
    {
        if (health.Trouble is not null)
        {
            writer.ProveRoom();
        }
    }

    /// <summary>A step of what may take long, while nobody has to wait for more than a step.</summary>
    private void GoOn()
    {
        if (rulesTakeUp.HasWork)
        {
            using Activity? span = PipelineTrace.Count();
            pipeline.Drain();
            AnswerWritten();
            rulesTakeUp.Step();
        }
    }

    /// <summary>When all that is due is judged.</summary>
    private AlertNews Decide()
    {
        using Activity? span = PipelineTrace.Decide();
        alerts.Posted(writer.TakeChanges());
        AlertNews news = alerts.Decide(feeds.Standings(), feeds.SourceStandings(), feeds.Wall);
        feeds.Decided(alerts.DecidedUpTo);
        return news;
    }

    /// <summary>Before anything is judged that is to be heard in them.</summary>
    private void OpenDays()
    {
        foreach (string workflow in feeds.AllRulesOfFacts.Select(own => own.Workflow.Name).Where(subjects.IsDue).ToArray())
        {
            pipeline.Drain();
            subjects.Run(workflow);
        }
    }

    private void Sweep(string workflow)
    {
        if (writer.Instances.Due(workflow, feeds.ContextOf(workflow).Now, 1).Count > 0)
        {
            using Activity? span = PipelineTrace.Sweep(workflow);
            pipeline.Drain();
            DeadlineSweep.Run(writer, workflow, feeds.ContextOf, time, CancellationToken.None);
        }
    }

    private void Take(List<Arrival> group)
    {
        using Activity? span = PipelineTrace.Group(group.Select(arrival => arrival.Trace), group.Count, group.Sum(arrival => arrival.Weight));
        try
        {
            Begin(ArrivalBatch.Of(group, feeds));
        }
        catch (StoreException failed)
        {
            Failed(failed);
            group.ForEach(arrival => arrival.Fail(failed)); // also those that never came to the pipeline
        }
        catch (Exception) // one of them cannot be advanced, and is told so by itself
        {
            OneByOne(group);
        }
    }

    private void Begin(ArrivalBatch batch)
    {
        PayAftermath();
        feeds.Delivered(batch.Feeds);
        subjects.Delivered(batch.Feeds, batch.Keys);
        bool follows = aftermathOwed = aftermath.IsNeeded(batch);
        pipeline.Take(batch, advanced: null);
        if (follows)
        {
            pipeline.Drain();
            aftermath.Of(batch, CancellationToken.None);
            aftermathOwed = false;
        }

        AnswerWritten();
    }

    /// <summary>What follows from a group that was written could not be.</summary>
    private void PayAftermath()
    {
        if (aftermathOwed)
        {
            pipeline.Drain();
            aftermath.OfAll(CancellationToken.None);
            aftermathOwed = false;
        }
    }

    /// <summary>One delivery of those that are not written cannot be advanced: the others must not suffer by it.</summary>
    private void OneByOne(List<Arrival> group)
    {
        foreach (Arrival arrival in pipeline.Abandon().Cast<ArrivalBatch>().SelectMany(batch => batch.Arrivals).Union(group).ToArray())
        {
            try
            {
                Begin(ArrivalBatch.Of([arrival], feeds));
                pipeline.WaitWritten();
                AnswerWritten();
            }
            catch (Exception failed) // whatever it is, it belongs to whoever delivered
            {
                pipeline.Abandon();
                arrival.Fail(failed);
            }
        }
    }

    private void Guarded(Action step)
    {
        try
        {
            step();
            AnswerWritten();
        }
        catch (Exception failed) // told to everyone who waits; the next delivery or tick tries again
        {
            Failed(failed);
        }
    }

    private void Failed(Exception failed)
    {
        health = failed is StoreException ? health with { Trouble = failed.Message } : health with { Fault = failed.Message };
        AnswerWritten();
        foreach (Arrival arrival in pipeline.Abandon().Cast<ArrivalBatch>().SelectMany(batch => batch.Arrivals))
        {
            arrival.Fail(failed);
        }
    }

    private void AnswerWritten()
    {
        foreach (ArrivalBatch batch in written)
        {
            events += batch.Count;
            foreach (Arrival arrival in batch.Arrivals)
            {
                arrival.Durable();
            }
        }

        written.Clear();
    }
}

using System.Diagnostics;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Ledger;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Live.Alerting;
using SloWatch.Engine.Stores;
using SloWatch.Engine.Tracing;

namespace SloWatch.Engine.Live;

/// <summary>What the clock asks for between deliveries: to judge what is due, and to decide on the minutes that have passed.</summary>
internal sealed class LiveTick(
    WatchedWriter writer, IStoreReader store, LiveFeeds feeds, SubjectWatch subjects, LiveAlerts alerts, LiveIntake intake, Arrivals arrivals, TimeProvider time)
{
    private readonly CountWatch counts = new(writer, feeds, time);
    private readonly ClockWatch clock = new(store, feeds, subjects, intake);
    private readonly List<Arrival> amid = [];

    /// <summary>By workflow, as its last sweep found it.</summary>
    private readonly Dictionary<string, DamagedFactsException> damaged = [];

    /// <summary>Of the instances that were due and could not be read, one; the others are judged all the same. Null: none.</summary>
    public DamagedFactsException? Damage => damaged.Values.FirstOrDefault();

    /// <summary>Amid deliveries, when nothing is due: how far the watermarks are is written with what is delivered next.</summary>
    public bool TryPass()
    {
        if (!intake.IsWriting)
        {
            return false;
        }

        IReadOnlyCollection<string> moved = feeds.Look();
        if (clock.AsksFor(moved))
        {
            return false;
        }

        feeds.Swept(moved);
        return true;
    }

    /// <param name="proveRoom">First of all: what the tick itself writes is little, and may find room where what is delivered does not.</param>
    public void JudgeDue(bool proveRoom)
    {
        intake.WaitWritten();
        if (proveRoom)
        {
            writer.ProveRoom();
        }

        intake.PayAftermath();
        AnteroomExpiry.Run(writer, feeds.Rules, feeds.Wall);
        IReadOnlyCollection<string> moved = feeds.Look();
        OpenDays();
        foreach (string workflow in moved)
        {
            Sweep(workflow);
        }

        TellCounts();
        feeds.Swept(moved);
        Commit commit = new() { RecordedAt = feeds.Wall };
        Decide().AddTo(commit);
        feeds.AddNews(commit);
        writer.Write(commit);
        alerts.Written();
        clock.Done();
    }

    public void Sweep(string workflow)
    {
        damaged.Remove(workflow);
        if (writer.Instances.Due(workflow, feeds.ContextOf(workflow).Now, 1).Count > 0)
        {
            using Activity? span = PipelineTrace.Sweep(workflow);
            intake.Drain();
            DeadlineSweep.Run(writer, workflow, feeds.ContextOf, time, CancellationToken.None, TakeWaiting, damage => damaged.TryAdd(workflow, damage));
        }
    }

    /// <summary>What was counted while all that is due was judged.</summary>
    private void TellCounts()
    {
        string[] counting = [.. feeds.AllRulesOfFacts.Where(own => own.Counted.Count > 0).Select(own => own.Workflow.Name)];
        if (counting.Length == 0)
        {
            return;
        }

        Post(writer.TakeChanges());
        foreach (string workflow in counting.Where(counts.IsDue).ToArray())
        {
            intake.Drain();
            counts.Run(workflow);
        }
    }

    private void Post(IReadOnlyDictionary<(string Measurement, long Minute), Tally> changes)
    {
        alerts.Posted(changes);
        counts.Posted(changes);
    }

    /// <summary>When all that is due is judged.</summary>
    private AlertNews Decide()
    {
        using Activity? span = PipelineTrace.Decide();
        Post(writer.TakeChanges());
        AlertNews news = alerts.Decide(FeedStandings.OfWorkflows(feeds), FeedStandings.OfSources(feeds), feeds.Wall);
        feeds.Decided(alerts.DecidedUpTo);
        return news;
    }

    /// <summary>Before anything is judged that is to be heard in them.</summary>
    private void OpenDays()
    {
        foreach (string workflow in feeds.AllRulesOfFacts.Select(own => own.Workflow.Name).Where(subjects.IsDue).ToArray())
        {
            intake.Drain();
            subjects.Run(workflow);
        }
    }

    /// <summary>Amid what takes long.</summary>
    private void TakeWaiting()
    {
        if (arrivals.NextDeliveries(amid))
        {
            intake.Take(amid);
            intake.Drain();
        }
    }
}

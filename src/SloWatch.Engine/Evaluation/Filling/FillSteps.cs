using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Handovers;
using SloWatch.Engine.Evaluation.Subjects;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Retention;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Filling;

/// <summary>
/// A back-fill, step by step: count, complete, clear. Each step is a transaction of some hundred instances, and between two of them anything
/// may be written, as long as each instance is judged by the <see cref="FillRules"/> as they are then. Whatever cuts it off, the next one begins anew.
/// </summary>
internal sealed class FillSteps
{
    private readonly IStoreWriter writer;
    private readonly MeasurementChange change;
    private readonly FillRules judgedBy;
    private readonly Func<InstanceKey, AdvanceContext> contextOf;
    private readonly Watermarks complete;
    private readonly TimeProvider time;
    private readonly InstancePages pages;
    private readonly string[] workflows;
    private long counted;

    /// <param name="judgedBy">Begins here.</param>
    /// <param name="contextOf">By which an instance is judged just now.</param>
    /// <param name="complete">How far those are complete that may take over.</param>
    public FillSteps(IStoreWriter writer, MeasurementChange change, FillRules judgedBy, Func<InstanceKey, AdvanceContext> contextOf, Watermarks complete, TimeProvider time)
    {
        (this.writer, this.change, this.judgedBy, this.contextOf, this.complete, this.time) = (writer, change, judgedBy, contextOf, complete, time);
        pages = new InstancePages(writer.Instances);
        workflows = [.. writer.Instances.Workflows().Where(judgedBy.Wide.ContainsKey)];
        Size = workflows.Sum(workflow => writer.Instances.Count(workflow));
        judgedBy.Begin(workflows);
    }

    /// <summary>How many instances are to be counted.</summary>
    public long Size { get; }

    /// <summary>Counts what is new, and gives after each step how many instances were counted.</summary>
    public IEnumerable<long> Count()
    {
        Drop([.. change.Unfinished.Where(change.New.Contains)]); // what one that was cut off has left
        yield return 0;
        foreach (string workflow in workflows)
        {
            NewHandovers handovers = new(writer, judgedBy.Wide[workflow], change, contextOf, complete, time);
            foreach (IReadOnlyList<StoredInstance> _ in handovers.Deliver(pages))
            {
                yield return counted;
            }

            foreach (long done in DeliverToSubjects(workflow))
            {
                yield return done;
            }

            judgedBy.Enter(workflow);
            foreach (IReadOnlyList<StoredInstance> page in pages.Of(workflow))
            {
                Fill(page, workflow);
                yield return counted;
            }

            judgedBy.Leave();
            if (judgedBy.Wide[workflow].Counted.Any(one => change.New.Contains(one.Measurement.Hash)))
            {
                CountDelivery.Run(writer, judgedBy.Wide[workflow], contextOf, Instant.Never, time, CancellationToken.None);
                yield return counted;
            }
        }
    }

    /// <summary>What subjects there are to count.</summary>
    private IEnumerable<long> DeliverToSubjects(string workflow)
    {
        WorkflowRules rules = judgedBy.Wide[workflow];
        if (!rules.Measurements.Any(measurement => measurement.Indicator is ISubjectIndicator && change.New.Contains(measurement.Hash)))
        {
            yield break;
        }

        foreach (IReadOnlyList<StoredInstance> page in rules.Schedules.Count == 0 ? [] : pages.Of(workflow))
        {
            SlotDelivery.Run(page, writer, rules, contextOf, time, CancellationToken.None);
            yield return counted;
        }

        foreach (int _ in WatchDelivery.Steps(writer, rules, contextOf, Instant.Never, time, CancellationToken.None))
        {
            yield return counted;
        }
    }

    /// <summary>What is new is counted for all there are, and may be read from now on.</summary>
    public void Complete()
    {
        Commit commit = NewCommit();
        commit.MeasurementsCompleted.AddRange(change.New);
        commit.CountedFrom.AddRange(CountedFrom.Of(writer, judgedBy.Wide.Values.SelectMany(rules => rules.Measurements).Where(measurement => change.New.Contains(measurement.Hash))));
        writer.Write(commit);
    }

    /// <summary>
    /// Takes back what no rule asks for any more: deadlines that stem from it, and hand-overs. The measurements themselves go last, so that one
    /// that is cut off here is not taken for done.
    /// </summary>
    /// <param name="rules">Those that are in use now; <see cref="FillSteps"/>' contexts are theirs.</param>
    public IEnumerable<long> Clear(RuleSet rules)
    {
        string[] gone = [.. change.Unused, .. change.Unfinished.Where(hash => !change.New.Contains(hash))];
        if (gone.Length == 0)
        {
            yield break;
        }

        foreach (string workflow in writer.Instances.Workflows())
        {
            WorkflowRules own = rules.For(workflow);
            AdvanceContext context = new(own, Instant.Never, Instant.Never);
            SubjectClearing subjects = new(writer, own, contextOf(new(workflow, "")).Now, time);
            foreach (IReadOnlyList<StoredInstance> page in pages.Of(workflow))
            {
                HandoverDelivery.Clear(page, writer, context, time);
                subjects.Run(page);
                Redate(writer.Instances.Load([.. page.Where(row => row.NextDeadline != Instant.Ever).Select(row => row.Key)]), own);
                yield return counted;
            }
        }

        Drop(gone);
    }

    /// <summary>By the rules before nothing of it was due; by the new ones much may be.</summary>
    private void Fill(IReadOnlyList<StoredInstance> page, string workflow)
    {
        InstancePass pass = new(writer, time, CancellationToken.None);
        foreach (StoredInstance row in page)
        {
            writer.Damaged.Try(() => Fill(row, judgedBy.Wide[workflow], pass));
        }

        pass.Write();
        judgedBy.Pass(page[^1].Key);
        counted += page.Count;
        DeadlineSweep.Run(writer, workflow, contextOf, time, CancellationToken.None, damaged: writer.Damaged.Add);
    }

    /// <summary>Judges by all measurements, because the next deadline is that of all, and posts for the new ones.</summary>
    private void Fill(StoredInstance row, WorkflowRules rules, InstancePass pass)
    {
        Advanced filled = Advance.Fill(row, rules);
        foreach (Posting posting in filled.Postings.Where(posting => change.New.Contains(posting.Measurement.Hash)))
        {
            pass.Commit.Post(posting);
        }

        pass.Commit.ViolationsAdded.AddRange(filled.ViolationsAdded.Where(violation => change.New.Contains(violation.Measurement)));
        Redate(row, filled.NextDeadline, pass);
    }

    private void Redate(IReadOnlyList<StoredInstance?> rows, WorkflowRules rules)
    {
        InstancePass pass = new(writer, time, CancellationToken.None);
        foreach (StoredInstance row in rows.OfType<StoredInstance>())
        {
            writer.Damaged.Try(() => Redate(row, Advance.Fill(row, rules).NextDeadline, pass));
        }

        pass.Write();
    }

    private static void Redate(StoredInstance row, Instant next, InstancePass pass)
    {
        if (next != row.NextDeadline)
        {
            pass.Commit.Instances.Add(row with { NextDeadline = next, Chunks = [], FirstChunk = row.Chunks.Count });
        }
    }

    private void Drop(string[] measurements)
    {
        Commit commit = NewCommit();
        commit.MeasurementsDropped.AddRange(measurements);
        if (!commit.IsEmpty)
        {
            writer.Write(commit);
        }
    }

    private Commit NewCommit() => new() { RecordedAt = Instant.From(time.GetUtcNow()) };
}

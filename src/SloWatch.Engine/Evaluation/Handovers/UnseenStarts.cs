using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Handovers;

/// <summary>
/// Times in which those who may take over are not known: what their sources lost, and what they have not told yet. The workflow's watermark
/// waits for them; but an instance may have been judged further before there was such a rule, or before anything was delivered by them.
/// </summary>
internal sealed class UnseenStarts
{
    private readonly Instant now;
    private readonly (string Workflow, Measurement[] By, WorkflowEvent[] Gaps, Instant Complete)[] receivers;

    /// <param name="now">What is judged is judged up to then at least.</param>
    public UnseenStarts(IStoreReader store, WorkflowRules rules, Instant now, Watermarks complete)
    {
        this.now = now;
        receivers =
        [
            .. rules.Measurements.Where(measurement => measurement.Indicator.HandsOverTo is not null)
                .GroupBy(measurement => measurement.Indicator.HandsOverTo!.Workflow)
                .Select(by => (by.Key, by.ToArray(), Gaps(store, by.Key), complete.OfSources(by.Key))),
        ];
    }

    public IEnumerable<WorkflowEvent> Of(StoredInstance row)
    {
        Instant judged = Instant.Max(row.JudgedAt, now);
        foreach ((string workflow, Measurement[] by, WorkflowEvent[] gaps, Instant complete) in receivers)
        {
            Instant latest = by.Select(measurement => Latest(measurement, row.Summary.LastAt)).Aggregate(Instant.Max);
            foreach (WorkflowEvent gap in gaps)
            {
                TimeRange lost = InstanceSpan.Of(gap);
                if (lost.From <= latest && lost.To > row.Summary.FirstAt)
                {
                    yield return HandedOver.Unseen(workflow, lost, gap.Source, "facts of it are lost", row.Key);
                }
            }

            if (complete < judged && complete <= latest)
            {
                yield return HandedOver.Unseen(workflow, new TimeRange(complete, Instant.Ever), "", "not complete yet", row.Key);
            }
        }
    }

    /// <summary>Each time once, whoever lost it.</summary>
    private static WorkflowEvent[] Gaps(IStoreReader store, string workflow) =>
        [.. store.Sources.Gaps(workflow).OrderBy(gap => gap.Source, StringComparer.Ordinal).DistinctBy(InstanceSpan.Of)];

    /// <summary>No hand-over of an instance is due later.</summary>
    private static Instant Latest(Measurement measurement, Instant lastAt) =>
        measurement is { Pauses.IsNone: true, Indicator.Limit: { } limit } && lastAt.IsFinite ? limit.After(lastAt, []) : Instant.Ever;
}

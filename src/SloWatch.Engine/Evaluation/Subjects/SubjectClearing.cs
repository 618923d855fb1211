using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Subjects;

/// <summary>Takes back from the days of subjects what no rule asks for any more; a day that knows nothing else goes.</summary>
/// <param name="rules">Those that are in use now.</param>
/// <param name="now">How far their workflow is complete.</param>
internal sealed class SubjectClearing(IStoreWriter writer, WorkflowRules rules, Instant now, TimeProvider time)
{
    private readonly WatchPlan plan = new(writer, rules, now);
    private readonly Instant horizon = writer.Instances.Horizons().Where(one => one.Workflow == rules.Workflow.Name).Select(one => one.Horizon).FirstOrDefault(Instant.Never);

    /// <param name="rows">Of the workflow.</param>
    public void Run(IEnumerable<StoredInstance> rows)
    {
        InstancePass pass = new(writer, time, CancellationToken.None);
        foreach (StoredInstance row in rows)
        {
            if (SubjectKey.Of(row.Key.Id) is { Day: not null } day && day.Range.From >= horizon && !rules.Counted.Any(one => one.Subject == day.Name))
            {
                writer.Damaged.Try(() => Clear(row, day, pass));
            }
        }

        pass.Write();
    }

    private void Clear(StoredInstance row, SubjectKey day, InstancePass pass)
    {
        IAnsweredByStarts[] schedules = [.. rules.Schedules.Where(one => one.Subject == day.Name)];
        List<WorkflowEvent> known = [.. plan.Of(day), .. SlotDelivery.Told(row, SlotStarts.IsOf, schedules, writer.Instances)];
        if (HandedOver.IsInPlace(row, HandedOver.IsDerived, known))
        {
            return;
        }

        AdvanceContext context = new(rules, Instant.Never, Instant.Never);
        Advanced advanced = Advance.HandOver(Instance.Load(row, rules), HandedOver.IsDerived, known, context);
        if (advanced.Instance.FactCount > 0 || known.Count > 0)
        {
            pass.Add(advanced);
            return;
        }

        pass.Commit.InstancesRemoved.Add(row.Key);
        pass.Commit.AddPostings(advanced);
        pass.Added();
    }
}

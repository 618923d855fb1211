using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Subjects;

/// <summary>
/// Delivers to the days of a workflow's schedules, as facts, the starts and ends of the cases that were started for them. It runs when a
/// delivery or an import has brought all it brings, and changes nothing when it runs again.
/// </summary>
internal static class SlotDelivery
{
    /// <param name="rows">Of the workflow: the cases that may have news.</param>
    /// <param name="rules">They name the schedules.</param>
    public static void Run(IEnumerable<StoredInstance> rows, IStoreWriter writer, WorkflowRules rules, Func<InstanceKey, AdvanceContext> contextOf, TimeProvider time, CancellationToken cancellation)
    {
        IReadOnlyList<IAnsweredByStarts> schedules = rules.Schedules;
        if (schedules.Count == 0)
        {
            return;
        }

        SubjectDays days = new(writer, contextOf, time, cancellation);
        foreach (StoredInstance[] cases in rows.Where(row => SubjectKey.Of(row.Key.Id) is null).Chunk(InstancePass.Size))
        {
            days.Put(Of(cases, schedules, writer.Damaged));
        }
    }

    /// <summary>After facts were forgotten: takes back what no case tells any more. What retention removed is not asked for.</summary>
    public static void TakeBack(IStoreWriter writer, WorkflowRules rules, Func<InstanceKey, AdvanceContext> contextOf, TimeProvider time, CancellationToken cancellation)
    {
        IReadOnlyList<IAnsweredByStarts> schedules = rules.Schedules;
        SubjectDays days = new(writer, contextOf, time, cancellation);
        Instant horizon = days.HorizonOf(rules.Workflow.Name);
        foreach (StoredInstance row in schedules.Count == 0 ? [] : writer.Instances.All(rules.Workflow.Name))
        {
            if (SubjectKey.Of(row.Key.Id) is { Day: not null })
            {
                bool OfCases(WorkflowEvent fact) => SlotStarts.IsOf(fact) && fact.At >= horizon;
                writer.Damaged.Try(() => days.Put([new DayNews(row.Key, OfCases, Told(row, OfCases, schedules, writer.Instances))]));
            }
        }
    }

    private static DayNews[] Of(IEnumerable<StoredInstance> cases, IReadOnlyList<IAnsweredByStarts> schedules, DamagedInstances damaged)
    {
        Dictionary<string, (HashSet<string> Cases, List<WorkflowEvent> Known)> byDay = [];
        string workflow = "";
        foreach (StoredInstance row in cases)
        {
            workflow = row.Key.Workflow;
            IReadOnlyDictionary<string, IReadOnlyList<WorkflowEvent>> starts = new Dictionary<string, IReadOnlyList<WorkflowEvent>>();
            damaged.Try(() => starts = StartsOf(row, schedules));
            foreach ((string day, IReadOnlyList<WorkflowEvent> known) in starts)
            {
                if (!byDay.TryGetValue(day, out (HashSet<string> Cases, List<WorkflowEvent> Known) news))
                {
                    byDay.Add(day, news = ([], []));
                }

                news.Cases.Add(row.Key.Id);
                news.Known.AddRange(known);
            }
        }

        return [.. byDay.Select(day => new DayNews(new(workflow, day.Key), fact => SlotStarts.IsOf(fact) && day.Value.Cases.Contains(fact.Run ?? ""), day.Value.Known))];
    }

    /// <summary>What the cases that a day knows tell it now.</summary>
    public static List<WorkflowEvent> Told(StoredInstance day, Predicate<WorkflowEvent> ofCases, IReadOnlyList<IAnsweredByStarts> schedules, IInstanceReader instances)
    {
        List<WorkflowEvent> facts = [];
        foreach (byte[] chunk in day.Chunks)
        {
            FactPacker.Unpack(chunk, day.Key, facts);
        }

        List<WorkflowEvent> told = [];
        InstanceKey[] cases = [.. facts.Where(fact => ofCases(fact)).Select(fact => fact.Run!).Distinct().Select(id => new InstanceKey(day.Key.Workflow, id))];
        foreach (InstanceKey[] some in cases.Chunk(InstancePass.Size))
        {
            told.AddRange(instances.Load(some).OfType<StoredInstance>().SelectMany(row => StartsOf(row, schedules).GetValueOrDefault(day.Key.Id, [])).Where(fact => ofCases(fact)));
        }

        return told;
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<WorkflowEvent>> StartsOf(StoredInstance row, IReadOnlyList<IAnsweredByStarts> schedules) =>
        SlotStarts.Of(Instance.Load(row, new WorkflowRules(new Workflow(row.Key.Workflow), [])), schedules);
}

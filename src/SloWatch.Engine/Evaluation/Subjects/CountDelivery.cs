using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Subjects;

/// <summary>
/// Tells the days of a workflow's counts what its counters hold: they are read from the ledger, and no case is. It runs when everything that is due was
/// judged, and changes nothing when it runs again.
/// </summary>
internal static class CountDelivery
{
    public const string Cause = "counts of cases";

    /// <param name="rules">They name what is counted.</param>
    /// <param name="from">What was counted before it is told already; <see cref="Instant.Never"/>: nothing is.</param>
    public static void Run(IStoreWriter writer, WorkflowRules rules, Func<InstanceKey, AdvanceContext> contextOf, Instant from, TimeProvider time, CancellationToken cancellation)
    {
        if (rules.Counted.Count == 0)
        {
            return;
        }

        string workflow = rules.Workflow.Name;
        SubjectDays days = new(writer, contextOf, time, cancellation, Cause);
        Instant horizon = Instant.Max(days.HorizonOf(workflow), from.FloorToDay());
        HashSet<InstanceKey> counted = [];
        foreach (DayNews[] some in Days(writer, rules, contextOf(new(workflow, "")).Now, from).Where(day => IsFrom(day.Day.Id, horizon)).Chunk(InstancePass.Size))
        {
            days.Put(some);
            counted.UnionWith(some.Select(day => day.Day));
        }

        foreach (string subject in rules.Counted.Select(one => one.Subject).Distinct())
        {
            TakeBack(writer, [.. DaysOf(writer, workflow, subject, horizon).Where(row => !counted.Contains(row.Key))], contextOf, time, cancellation);
        }
    }

    /// <summary>Nothing is open in them any more, nor changes.</summary>
    private static void TakeBack(IStoreWriter writer, StoredInstance[] rows, Func<InstanceKey, AdvanceContext> contextOf, TimeProvider time, CancellationToken cancellation)
    {
        InstancePass pass = new(writer, time, cancellation);
        foreach (StoredInstance row in rows)
        {
            AdvanceContext context = contextOf(row.Key);
            writer.Damaged.Try(() =>
            {
                Advanced takenBack = Advance.HandOver(Instance.Load(row, context.Rules), _ => true, [], context, Cause);
                pass.Commit.InstancesRemoved.Add(row.Key);
                pass.Commit.AddPostings(takenBack);
                pass.Added();
            });
        }

        pass.Write();
    }

    private static IEnumerable<StoredInstance> DaysOf(IStoreWriter writer, string workflow, string subject, Instant from) =>
        writer.Instances.After(new(workflow, $"{subject}@")).TakeWhile(row => row.Key.Id.StartsWith($"{subject}@", StringComparison.Ordinal)).Where(row => IsFrom(row.Key.Id, from));

    /// <summary>Up to when counts are known; <see cref="Instant.Never"/> while nothing is complete.</summary>
    public static Instant Until(IStoreReader store, string workflow, Instant now) =>
        now == Instant.Ever ? store.Instances.LastFactAt(workflow)?.NextMinute() ?? Instant.Never : now.FloorToMinute();

    private static IEnumerable<DayNews> Days(IStoreWriter writer, WorkflowRules rules, Instant now, Instant from)
    {
        string workflow = rules.Workflow.Name;
        Instant until = Until(writer, workflow, now);
        if (!until.IsFinite)
        {
            yield break;
        }

        // Of several that count alike, one that is still being counted for says less than there is.
        HashSet<string> complete = [.. writer.Ledger.Measurements()];
        foreach (IGrouping<string, CountedMeasurement> subject in rules.Counted.GroupBy(one => one.Subject))
        {
            string counter = (subject.FirstOrDefault(one => complete.Contains(one.Counter.Hash)) ?? subject.First()).Counter.Hash;
            foreach ((InstanceKey day, IReadOnlyList<WorkflowEvent> known) in Of(writer.Ledger, counter, workflow, subject.Key, from, until))
            {
                yield return new(day, HandedOver.IsDerived, known);
            }
        }
    }

    private static IEnumerable<(InstanceKey Day, IReadOnlyList<WorkflowEvent> Known)> Of(ILedgerReader ledger, string counter, string workflow, string subject, Instant from, Instant until)
    {
        Instant first = from.IsFinite ? from.FloorToDay() : ledger.Minutes(counter).Select(minute => Instant.FromMinute(minute.Minute).FloorToDay()).FirstOrDefault(until);
        return CountedDays.Of(
            workflow,
            subject,
            first,
            CaseCounts.Of(ledger.Sum(counter, Instant.Never, first)),
            ledger.Minutes(counter, first).Select(minute => (minute.Minute, CaseCounts.Of(minute.Tally))).Where(minute => !minute.Item2.IsZero).ToArray(),
            until);
    }

    private static bool IsFrom(string day, Instant from) => SubjectKey.Of(day)!.Range.From >= from;
}

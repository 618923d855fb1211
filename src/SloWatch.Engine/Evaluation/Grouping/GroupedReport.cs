using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Grouping;

/// <summary>A report whose objectives tell which of their units were good and bad.</summary>
/// <param name="Attributes">The names of attributes that occur in the workflows of the report; empty unless it is grouped by one.</param>
public sealed record GroupedReport(BudgetReport Report, GroupByUnit By, IReadOnlyList<ObjectiveGroups> Objectives, IReadOnlySet<string> Attributes)
{
    /// <summary>So many names help a person who mistyped one.</summary>
    private const int MostAttributes = 10_000;

    /// <summary>
    /// Judges every stored instance of the report's workflows again, because the ledger has no more than sums. What the groups of an objective
    /// count together is what the report counts. Both have to be of the same snapshot, and of the rules that the ledger was counted by.
    /// </summary>
    /// <param name="instances">Told how many instances were looked at.</param>
    public static GroupedReport Compute(IStoreReader store, BudgetReport report, GroupByUnit by, IProgress<long>? instances, CancellationToken cancellation)
    {
        Counting[] countings = [.. report.Objectives.Select(objective => new Counting(objective, by))];
        HashSet<string> attributes = [];
        long seen = 0;
        foreach (IGrouping<string, Counting> workflow in countings.GroupBy(counting => counting.Report.Objective.Measurement.Workflow.Name))
        {
            ILookup<string, Counting> byMeasurement = workflow.ToLookup(counting => counting.Report.Objective.Measurement.Hash);
            Measurement[] measurements = [.. byMeasurement.Select(same => same.First().Report.Objective.Measurement)];
            WorkflowRules rules = new(measurements[0].Workflow, measurements);
            foreach (StoredInstance stored in store.Instances.All(workflow.Key))
            {
                cancellation.ThrowIfCancellationRequested();
                Take(stored, rules, byMeasurement, by.Attribute is null ? null : attributes);
                instances?.Report(++seen);
            }
        }

        return new(report, by, [.. countings.Select(counting => counting.Groups())], attributes);
    }

    private static void Take(StoredInstance stored, WorkflowRules rules, ILookup<string, Counting> byMeasurement, HashSet<string>? attributes)
    {
        List<(long Minute, Tally Change)> postings = [];
        Life? noted = null;
        foreach (PlacedUnit unit in PlacedUnits.Of(stored, rules))
        {
            postings.Clear();
            unit.Post(postings);
            foreach (Counting counting in byMeasurement[unit.Measurement.Hash])
            {
                counting.Add(unit, postings);
            }

            if (attributes is { Count: < MostAttributes } && unit.Life is { } life && life != noted)
            {
                noted = life;
                attributes.UnionWith(noted.Attributes);
            }
        }
    }

    /// <summary>The windows of one objective.</summary>
    private sealed class Counting(ObjectiveReport report, GroupByUnit by)
    {
        private readonly GroupCounts now = new(report.Range, by);
        private readonly GroupCounts? before = report.Previous is { } previous ? new(previous.Range, by) : null;

        public ObjectiveReport Report => report;

        public void Add(in PlacedUnit unit, List<(long Minute, Tally Change)> postings)
        {
            now.Add(unit, postings);
            before?.Add(unit, postings);
        }

        public ObjectiveGroups Groups() => new(
            report,
            [
                .. now.Names.Union(before?.Names ?? [])
                    .Select(name => now[name] with { Before = before?[name] })
                    .OrderByDescending(group => group.InWindow.Bad)
                    .ThenBy(group => group.Sli ?? 2)
                    .ThenByDescending(group => group.InWindow.Counted)
                    .ThenByDescending(group => group.Pending)
                    .ThenBy(group => group.Name is null)
                    .ThenBy(group => group.Name, StringComparer.Ordinal),
            ]);
    }
}

using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Searching;

/// <summary>Instances that were found.</summary>
/// <param name="Next">Behind which the search goes on; null when everything was looked at.</param>
public sealed record InstanceSearch(IReadOnlyList<StoredInstance> Found, InstanceKey? Next)
{
    /// <summary>Rows that one search looks at: a rare state among millions must not keep everyone waiting.</summary>
    private const int MostRows = 20_000;
    private const int MostFolded = 2000;

    /// <summary>In the order of keys.</summary>
    /// <param name="after">Where an earlier search ended.</param>
    /// <param name="limit">Of those that fit; there may be fewer, and still more to come.</param>
    public static InstanceSearch Run(IStoreReader store, RuleSet rules, InstanceQuestion question, InstanceKey? after, int limit)
    {
        List<StoredInstance> found = [];
        int ahead = question.NeedsFacts ? MostFolded : MostRows;
        foreach (StoredInstance row in Candidates(store.Instances, question, after))
        {
            if (question.Fits(row, rules))
            {
                found.Add(row);
            }

            if (found.Count == limit || --ahead == 0)
            {
                return new(found, row.Key);
            }
        }

        return new(found, null);
    }

    private static IEnumerable<StoredInstance> Candidates(IInstanceReader instances, InstanceQuestion question, InstanceKey? after)
    {
        if (question.BusinessKey is { } businessKey)
        {
            IReadOnlyList<InstanceKey> keys = instances.WithBusinessKey(businessKey, MostRows);
            return instances.Load([.. after is { } last ? keys.SkipWhile(key => key != last).Skip(1) : keys]).OfType<StoredInstance>();
        }

        IEnumerable<string> workflows = question.Workflow is { } one ? [one] : instances.Workflows();
        return after is { } begin
            ? workflows.SkipWhile(workflow => workflow != begin.Workflow).SelectMany(workflow => workflow == begin.Workflow ? Behind(instances, question, begin) : Of(instances, question, workflow))
            : workflows.SelectMany(workflow => Of(instances, question, workflow));
    }

    private static IEnumerable<StoredInstance> Of(IInstanceReader instances, InstanceQuestion question, string workflow)
    {
        if (question.IdPrefix is not { } prefix)
        {
            return instances.All(workflow);
        }

        InstanceKey first = new(workflow, prefix);
        return instances.Load([first]).OfType<StoredInstance>().Concat(Behind(instances, question, first));
    }

    private static IEnumerable<StoredInstance> Behind(IInstanceReader instances, InstanceQuestion question, InstanceKey last) =>
        question.IdPrefix is { } prefix
            ? instances.After(last).TakeWhile(row => row.Key.Id.StartsWith(prefix, StringComparison.Ordinal))
            : instances.After(last);
}

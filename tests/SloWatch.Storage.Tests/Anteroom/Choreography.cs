using System.Text;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;
using SloWatch.Testing.Histories;

namespace SloWatch.Storage.Tests.Anteroom;

/// <summary>
/// Histories of cases that two or three sources tell together: the first names the case, the others mostly know only keys of it, and some
/// event or other brings the keys together, or none does.
/// </summary>
internal static class Choreography
{
    public static readonly string[] Keys = ["contract", "invoice", "parcel"];

    private static readonly string[] Sources = ["shop", "billing", "carrier"];

    public static Trial Any(int seed, int size)
    {
        Dice dice = new(seed);
        WorkflowRules judged = GeneratedRules.For(Some.WorkflowName, dice);
        Workflow workflow = judged.Workflow with { CorrelateBy = Keys[..dice.Between(1, Keys.Length)] };
        string[] sources = Sources[..dice.Between(2, Sources.Length)];
        List<WorkflowEvent> told = [];
        for (int i = dice.Between(1, 5); i > 0; i--)
        {
            List<WorkflowEvent> events = HistoryGenerator.Instance(new InstanceKey(Some.WorkflowName, $"o-{i}"), dice.Split(), size);
            bool isLinked = dice.Percent(85);
            told.AddRange(events.Where(fact => fact.Kind != EventKind.Gap).Select(fact => Shared(fact, i, sources, isLinked, dice)).SelectMany(fact => Corrected(fact, told.Count, dice)).Select(AsRead).OfType<WorkflowEvent>());
        }

        return new Trial(seed, size, told, new WorkflowRules(workflow, [.. judged.Measurements.Select(measurement => measurement.In(workflow))]), Effort: 1);
    }

    /// <summary>With the instance that each event belongs to by all that is told, and those that belong to none.</summary>
    public static (List<WorkflowEvent> Resolved, List<WorkflowEvent> Left) Resolve(Trial trial)
    {
        Dictionary<NamedValue, string> owners = [];
        List<WorkflowEvent> resolved = [];
        List<WorkflowEvent> left = [.. trial.Events];
        for (int before = int.MaxValue; left.Count < before;)
        {
            before = left.Count;
            foreach (WorkflowEvent fact in left.ToArray())
            {
                NamedValue[] keys = KeysOf(fact, trial);
                string? owner = fact.Instance.Length > 0 ? fact.Instance : keys.Select(key => owners.GetValueOrDefault(key)).FirstOrDefault(known => known is not null);
                if (owner is null)
                {
                    continue;
                }

                left.Remove(fact);
                resolved.Add(fact with { Instance = owner });
                foreach (NamedValue key in fact.Void || fact.Kind is EventKind.Slot or EventKind.Gauge ? [] : keys)
                {
                    owners[key] = owner;
                }
            }
        }

        return (resolved, left);
    }


    private static NamedValue[] KeysOf(WorkflowEvent fact, Trial trial) => [.. (fact.Details?.Keys ?? []).Where(key => trial.Rules.Workflow.CorrelateBy.Contains(key.Name))];

    /// <summary>A fact that has a name is told by one source, whatever becomes of it.</summary>
    private static WorkflowEvent Shared(WorkflowEvent fact, int number, string[] sources, bool isLinked, Dice dice)
    {
        string source = fact.Fact is { } name ? sources[name.Sum(letter => letter) % sources.Length] : dice.OneOf(sources);
        bool names = source == sources[0] || dice.Percent(20) || fact.Kind is EventKind.Slot or EventKind.Gauge;
        string[] known = [.. Keys.Where(_ => dice.Percent(names ? 25 : 40))];
        known = names ? isLinked ? known : [] : known.Length > 0 ? known : [dice.OneOf(Keys)];
        NamedValue[] keys = [.. known.Select(key => new NamedValue(key, $"{key[0]}-{number}{dice.Pick("", "", "b")}")), .. dice.Percent(10) ? [new NamedValue("region", "north")] : Array.Empty<NamedValue>()];
        return fact with
        {
            Source = source,
            Instance = names ? fact.Instance : "",
            Details = keys.Length == 0 ? fact.Details : (fact.Details ?? new EventDetails()) with { Keys = keys },
        };
    }

    /// <summary>Some tell another key by a later revision, or that it never happened: it led to the case all the same.</summary>
    private static IEnumerable<WorkflowEvent> Corrected(WorkflowEvent fact, int number, Dice dice)
    {
        if (fact.Fact is not null || fact.Details?.Keys is not { } keys || fact.Instance.Length == 0 || !dice.Percent(40))
        {
            return [fact];
        }

        WorkflowEvent told = fact with { Fact = $"link {number} {fact.At.Micros}", Rev = 1 };
        EventDetails other = fact.Details with { Keys = [.. keys.Select(key => key with { Value = $"{key.Value}c" })] };
        return [told, told with { Rev = 2, Details = other, Void = dice.Percent(30) }];
    }

    /// <summary>As it comes over the border; null when it is refused there.</summary>
    private static WorkflowEvent? AsRead(WorkflowEvent fact) =>
        new EventJsonReader(null, null).TryRead(Encoding.UTF8.GetBytes(ImportPlace.Lines(fact)), out WorkflowEvent? read, out _) ? read : null;
}

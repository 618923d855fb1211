using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Handovers;

/// <summary>A case that may have taken over from another: one life, with those that go on with its work.</summary>
/// <param name="Life">Number of the life.</param>
/// <param name="At">When it began; when that was not seen, when it was first seen.</param>
/// <param name="Source">Who told it.</param>
/// <param name="Keys">All it carries; business keys have an empty name.</param>
public sealed record LifeStart(InstanceKey Instance, int Life, Instant At, Instant? NotBefore, bool Seen, string Source, IReadOnlySet<NamedValue> Keys)
{
    public static IReadOnlyList<LifeStart> Of(Instance instance)
    {
        List<LifeStart> starts = [];
        for (int first = 0; first < instance.Lives.Count;)
        {
            int next = first + 1;
            while (next < instance.Lives.Count && instance.Lives[next].IsReopened)
            {
                next++;
            }

            starts.Add(Of(instance.Key, instance.Lives[first], [.. instance.Lives.Skip(first).Take(next - first).SelectMany(KeysOf)]));
            first = next;
        }

        return starts;
    }

    private static LifeStart Of(InstanceKey instance, Life life, HashSet<NamedValue> keys)
    {
        WorkflowEvent first = life.Beginning.First;
        return life.Beginning.Kind == EventKind.Started
            ? new(instance, life.Number, first.At, first.NotBefore, Seen: true, first.Source, keys)
            : new(instance, life.Number, life.FirstSeen, null, Seen: false, first.Source, keys);
    }

    private static IEnumerable<NamedValue> KeysOf(Life life) => life.Keys.Concat(life.KeysOf(null).Select(value => new NamedValue("", value)));
}

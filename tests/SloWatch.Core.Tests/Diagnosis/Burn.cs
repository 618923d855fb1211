using SloWatch.Core.Diagnosis;
using SloWatch.Core.Diagnosis.Deciding;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Diagnosis;

/// <summary>Units that went alike. Without a kind they are good.</summary>
internal sealed record Heap(int Count, SpotKind? Kind = null, string? Step = null, string? Dependency = null, string? Version = null, string? State = null, string? Error = null, string At = "10:30", int Begun = 60)
{
    public TimeSpan Later { get; init; }

    public IEnumerable<SeenUnit> Units(int number) => Enumerable.Range(0, Count).Select(i => Unit($"h{number}-{i}"));

    private SeenUnit Unit(string id)
    {
        Instant at = Monday.At(At) + Later;
        return new(new InstanceKey(Some.WorkflowName, id), "instance", at - TimeSpan.FromMinutes(Begun), at, Version)
        {
            Steps = Step is null ? [] : [Step],
            Dependencies = Dependency is null ? [] : [Dependency],
            States = State is null ? [] : [State],
            Spot = Kind is { } kind ? new Spot(kind, at - TimeSpan.FromMinutes(1)) { Step = Step, Dependency = Dependency, State = State, Error = Error } : null,
        };
    }
}

/// <summary>A burn of the hour from ten on, and the hour before it.</summary>
internal static class Burn
{
    public static readonly TimeRange Window = new(Monday.At("10:00"), Monday.At("11:00"));

    public static readonly TimeRange Before = new(Monday.At("09:00"), Monday.At("10:00"));

    /// <summary>Nothing unusual, an hour ago.</summary>
    public static readonly Heap QuietBefore = new(100, Step: "charge", Dependency: "bank", Version: "v1", State: "paying", At: "09:30");

    public static Conclusion Decide(params Heap[] heaps) => Decision.Of(EvidenceOf(heaps));

    public static Evidence EvidenceOf(params Heap[] heaps) => EvidenceOf(heaps.SelectMany((heap, i) => heap.Units(i)));

    public static Evidence EvidenceOf(Sight sees, params Heap[] heaps) => EvidenceOf(heaps.SelectMany((heap, i) => heap.Units(i)), sees);

    public static Evidence EvidenceOf(IEnumerable<SeenUnit> units, Sight sees = ~Sight.None)
    {
        Evidence evidence = new(Window, Before) { Noun = "instances", Sees = sees };
        foreach (SeenUnit unit in units)
        {
            evidence.Add(unit);
            if (unit.Spot is null)
            {
                evidence.Add(new Passage(First(unit.Steps), First(unit.Dependencies), null, unit.Version, unit.At));
                evidence.Add(new Passage(null, null, First(unit.States), unit.Version, unit.At));
            }
        }

        return evidence;
    }

    private static string? First(IReadOnlyList<string> names) => names.Count == 0 ? null : names[0];
}

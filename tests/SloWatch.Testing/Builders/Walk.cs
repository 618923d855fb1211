using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Testing.Builders;

/// <summary>An instance on its way through <see cref="Advance"/>, with the books that it fills.</summary>
/// <param name="stored">Packed and loaded again after every step.</param>
public sealed class Walk(InstanceKey key, WorkflowRules rules, bool stored = false)
{
    private readonly Shelf shelf = new();

    public Instance Instance { get; private set; } = Instance.New(key);

    public WorkflowRules Rules => rules;

    public Books Books { get; } = new();

    public Advanced? Last { get; private set; }

    /// <summary>Minutes before it have had their alert decision.</summary>
    public Instant DecidedUpTo { get; set; } = Instant.Never;

    /// <summary>Each fact alone, the watermark at the latest of them, but never past now.</summary>
    public void Follow(IReadOnlyList<WorkflowEvent> facts, Instant now)
    {
        Instant seen = Instant.Never;
        foreach (WorkflowEvent fact in facts)
        {
            seen = Instant.Max(seen, Instant.Min(fact.At, now));
            Batch([fact], seen);
        }
    }

    /// <summary>Each fact alone, all at the same now.</summary>
    public void OneByOne(IReadOnlyList<WorkflowEvent> facts, Instant now)
    {
        foreach (WorkflowEvent fact in facts)
        {
            Batch([fact], now);
        }
    }

    public Advanced Batch(IReadOnlyList<WorkflowEvent> facts, Instant now) =>
        Take(Advance.Run(Instance, facts.ToArray(), new AdvanceContext(rules, now, DecidedUpTo)));

    public Advanced HandOver(Predicate<WorkflowEvent> replaced, IReadOnlyList<WorkflowEvent> known, Instant now) =>
        Take(Advance.HandOver(Instance, replaced, known, new AdvanceContext(rules, now, DecidedUpTo)));

    public Advanced Forget(string source, Instant now) => Take(Advance.Forget(Instance, source, new AdvanceContext(rules, now, DecidedUpTo)));

    private Advanced Take(Advanced advanced)
    {
        Last = advanced;
        Books.Take(Last);
        Instance = Last.Instance;
        if (stored)
        {
            shelf.Put(Instance);
            Instance = shelf.Take(rules);
        }

        return Last;
    }
}

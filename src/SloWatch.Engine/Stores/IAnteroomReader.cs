using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Stores;

/// <summary>Events that came without an instance and wait for a case that carries a key of theirs, and what those are found by.</summary>
public interface IAnteroomReader
{
    /// <summary>Ids of instances of the workflow that carry the key, or carried it by what they were told once; at most <paramref name="limit"/>, ordered.</summary>
    IReadOnlyList<string> Owners(string workflow, NamedValue key, int limit);

    /// <summary>What waits and carries the key, in the order in which it came.</summary>
    IReadOnlyList<WaitingFact> Carrying(string workflow, NamedValue key);

    /// <summary>Null when it does not wait.</summary>
    WaitingFact? Find(string workflow, byte[] identity);

    /// <summary>How much waits, by source and workflow; those of which something does.</summary>
    IReadOnlyList<WaitingCount> Counts();

    long Count(string source, string workflow);

    /// <summary>In the order in which it came, of what came after one.</summary>
    /// <param name="workflow">Null: of all.</param>
    IReadOnlyList<WaitingFact> After(string? workflow, long id, int limit);

    /// <summary>What has waited since before a moment, longest first.</summary>
    IReadOnlyList<WaitingFact> Before(string workflow, Instant since, int limit);

    /// <summary>See <see cref="Commit.Correlated"/>.</summary>
    IReadOnlyList<CorrelatedWorkflow> Correlated();

    /// <summary>Values of a key that several instances of the workflow carry, ordered.</summary>
    IReadOnlyList<SharedValue> Shared(string workflow, string key, int limit);
}

/// <summary>A fact that waits, with everything that was told of it.</summary>
/// <param name="Id">Given once, and growing; 0 before it is written.</param>
/// <param name="Identity">The same for whatever would be one fact of one instance, and carries the same keys.</param>
/// <param name="Told">Its distinct revisions, in order of arrival. None names an instance.</param>
/// <param name="Origin">Who delivered it first.</param>
/// <param name="Since">When, by the clock of whoever took it.</param>
public sealed record WaitingFact(long Id, string Workflow, string Source, byte[] Identity, IReadOnlyList<WorkflowEvent> Told, string Origin, Instant Since)
{
    public IReadOnlyList<NamedValue> Keys => Told[0].Details?.Keys ?? [];
}

/// <param name="Oldest">Since when the one has waited that has waited longest.</param>
public readonly record struct WaitingCount(string Source, string Workflow, long Count, Instant Oldest);

/// <param name="Names">Of the keys by which events find their instance.</param>
public sealed record CorrelatedWorkflow(string Workflow, IReadOnlyList<string> Names);

/// <param name="Instances">How many carry it.</param>
public readonly record struct SharedValue(string Value, long Instances);

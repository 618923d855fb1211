using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Handovers;

/// <summary>
/// The facts by which an instance knows who took over from it: each a start of another workflow's instance that carries the same key, or a
/// time whose starts were not seen. They are derived from the other workflow's facts and follow them.
/// </summary>
public static class HandedOver
{
    /// <summary>Reaches beyond all deadlines; <see cref="Instant.Ever"/> would say that it is not complete yet.</summary>
    public static readonly Instant AllTime = Instant.From(new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>No source has a name like this: control characters are refused at the border.</summary>
    private const char Mark = '\u0001';

    /// <summary>The source of what SloWatch derives from what another source told.</summary>
    public static string Derived(string source) => Mark + source;

    /// <summary>SloWatch made it from the facts of others.</summary>
    public static bool IsDerived(WorkflowEvent fact) => fact.Source.StartsWith(Mark);

    /// <summary>That an instance began which carries a value of the receiver's key.</summary>
    public static WorkflowEvent To(LifeStart start, Receiver receiver, string value, InstanceKey from) => New(from, start.At, start.Source) with
    {
        NotBefore = start.NotBefore,
        Run = start.Instance.Id,
        Attempt = start.Life,
        Details = new EventDetails
        {
            Name = receiver.Workflow,
            From = start.Seen ? null : Instant.Never,
            BusinessKey = receiver.Key is null ? value : null,
            Keys = receiver.Key is { } key ? [new NamedValue(key, value)] : null,
        },
    };

    /// <summary>That starts of a workflow in this time are not known. One without an end lasts until the workflow is complete.</summary>
    public static WorkflowEvent Unseen(string workflow, TimeRange range, string source, string why, InstanceKey from) =>
        New(from, range.To, source) with { Details = new EventDetails { Name = workflow, From = range.From, Why = why } };

    /// <summary>Whose start it tells of, or would.</summary>
    public static bool IsOf(IReadOnlyList<Receiver> receivers, WorkflowEvent fact) =>
        fact.Kind == EventKind.HandedOver && receivers.Any(receiver => receiver.Workflow == fact.Details?.Name && (fact.Run is null || HasKey(fact.Details, receiver.Key)));

    /// <summary>False when the one was over before the other began, so that it cannot have taken anything over, wrong clocks granted.</summary>
    public static bool MayBe(InstanceSummary giving, InstanceSummary taking) => giving.FirstAt <= taking.LastAt + LifeBeginning.MostSkew;

    /// <summary>Who told of it.</summary>
    public static string SourceOf(WorkflowEvent fact) => fact.Source.TrimStart(Mark);

    /// <summary>Of those that a row may have, it has these and no others.</summary>
    public static bool IsInPlace(StoredInstance row, Predicate<WorkflowEvent> any, IReadOnlyList<WorkflowEvent> known)
    {
        List<WorkflowEvent> facts = [];
        foreach (byte[] chunk in row.Chunks)
        {
            FactPacker.Unpack(chunk, row.Key, facts);
        }

        facts.RemoveAll(fact => !any(fact));
        return facts.Count == known.Count && known.All(Among(facts));
    }

    /// <summary>Whether one of these says the same. There may be thousands of them.</summary>
    internal static Func<WorkflowEvent, bool> Among(IReadOnlyList<WorkflowEvent> facts)
    {
        ILookup<WorkflowEvent, WorkflowEvent> known = facts.ToLookup(fact => fact, FactIdentity.Instance);
        return one => known[one].Any(fact => FactBook.ContentEquals(one, fact));
    }

    private static bool HasKey(EventDetails details, string? key) => key is null ? details.BusinessKey is not null : details.Keys?.Any(carried => carried.Name == key) == true;

    private static WorkflowEvent New(InstanceKey instance, Instant at, string source) => new()
    {
        Kind = EventKind.HandedOver,
        At = at,
        Source = Mark + source,
        Workflow = instance.Workflow,
        Instance = instance.Id,
    };
}

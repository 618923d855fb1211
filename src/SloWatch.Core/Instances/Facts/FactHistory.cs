using SloWatch.Core.Events;
using SloWatch.Core.Instances.Packing;

namespace SloWatch.Core.Instances.Facts;

/// <summary>All revisions of one fact, oldest first, and what they amount to.</summary>
public sealed class FactHistory
{
    /// <summary>By `rev`; of equal ones the greater content is the newer.</summary>
    private static readonly Comparer<WorkflowEvent> ByRevision = Comparer<WorkflowEvent>.Create((x, y) =>
    {
        int order = x.Rev.CompareTo(y.Rev);
        return order != 0 ? order : ((ReadOnlySpan<byte>)FactPacker.Pack([x])).SequenceCompareTo(FactPacker.Pack([y]));
    });

    private readonly List<WorkflowEvent> revisions = [];
    private WorkflowEvent? effective;
    private bool stale;

    public FactHistory(WorkflowEvent first)
    {
        revisions.Add(first);
        effective = first.Void ? null : first;
    }

    public IReadOnlyList<WorkflowEvent> Revisions => revisions;

    /// <summary>Null: it never happened.</summary>
    public WorkflowEvent? Effective
    {
        get
        {
            effective = stale ? revisions[^1].Void ? null : Merge() : effective;
            stale = false;
            return effective;
        }
    }

    /// <summary>Null when exactly this revision is known already; else whether what is true may have changed.</summary>
    public bool? Add(WorkflowEvent revision)
    {
        int at = revisions.BinarySearch(revision, ByRevision);
        if (at >= 0)
        {
            return null;
        }

        revisions.Insert(~at, revision);

        // Most revisions are the newest and follow one that was true; all others are merged once for many of them, when it is asked for.
        if (stale || ~at < revisions.Count - 1 || effective is null || revision.Void)
        {
            stale = true;
            return true;
        }

        WorkflowEvent before = effective;
        effective = Overlay(before, revision) with { Void = false };
        return !FactBook.ContentEquals(before with { Rev = effective.Rev }, effective);
    }

    private WorkflowEvent Merge()
    {
        WorkflowEvent merged = revisions[0];
        for (int i = 1; i < revisions.Count; i++)
        {
            merged = Overlay(merged, revisions[i]);
        }

        return merged with { Void = false };
    }

    /// <summary>A field that the newer revision does not carry keeps its value.</summary>
    private static WorkflowEvent Overlay(WorkflowEvent older, WorkflowEvent newer) => newer with
    {
        Step = newer.Step ?? older.Step,
        Run = newer.Run ?? older.Run,
        Attempt = newer.Attempt != 0 ? newer.Attempt : older.Attempt,
        Outcome = newer.Outcome != Outcome.None ? newer.Outcome : older.Outcome,
        State = newer.State ?? older.State,
        Track = newer.Track ?? older.Track,
        Error = newer.Error ?? older.Error,
        NotBefore = newer.NotBefore ?? older.NotBefore,
        Details = Overlay(older.Details, newer.Details),
    };

    private static EventDetails? Overlay(EventDetails? older, EventDetails? newer)
    {
        if (older is null || newer is null)
        {
            return newer ?? older;
        }

        return new EventDetails
        {
            Life = newer.Life ?? older.Life,
            Seq = newer.Seq ?? older.Seq,
            Version = newer.Version ?? older.Version,
            BusinessKey = newer.BusinessKey ?? older.BusinessKey,
            Parent = newer.Parent ?? older.Parent,
            Deadline = newer.Deadline ?? older.Deadline,
            Slot = newer.Slot ?? older.Slot,
            Why = newer.Why ?? older.Why,
            Cause = newer.Cause ?? older.Cause,
            By = newer.By ?? older.By,
            Result = newer.Result ?? older.Result,
            Dependency = newer.Dependency ?? older.Dependency,
            OperationKey = newer.OperationKey ?? older.OperationKey,
            Compensates = newer.Compensates ?? older.Compensates,
            RetryAt = newer.RetryAt ?? older.RetryAt,
            Name = newer.Name ?? older.Name,
            Value = newer.Value ?? older.Value,
            From = newer.From ?? older.From,
            TraceId = newer.TraceId ?? older.TraceId,
            Attributes = Overlay(older.Attributes, newer.Attributes),
            Keys = Overlay(older.Keys, newer.Keys),
        };
    }

    /// <summary>Each name is a field of its own.</summary>
    private static IReadOnlyList<NamedValue>? Overlay(IReadOnlyList<NamedValue>? older, IReadOnlyList<NamedValue>? newer) =>
        older is null || newer is null ? newer ?? older : [.. newer.UnionBy(older, pair => pair.Name).OrderBy(pair => pair.Name, StringComparer.Ordinal)];
}

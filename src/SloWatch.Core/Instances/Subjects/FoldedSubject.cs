using SloWatch.Core.Events;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Subjects;

/// <summary>What is known of a subject, or of a day of it.</summary>
/// <param name="facts">In fold order.</param>
public sealed class FoldedSubject(SubjectKey key, IReadOnlyList<WorkflowEvent> facts)
{
    public SubjectKey Key => key;

    /// <summary>In fold order, with gaps.</summary>
    public IReadOnlyList<WorkflowEvent> Facts => facts;

    /// <summary>When something is to be heard of it; in order, without overlap.</summary>
    public IReadOnlyList<TimeRange> Watched { get; } = Standing.Merge([.. facts.Where(fact => fact.Kind == EventKind.Watched).Select(InstanceSpan.Of)]);

    /// <summary>Of what was told of it, which is nothing where SloWatch counts itself. It never counts as open, and is over with its day.</summary>
    public InstanceSpan Span
    {
        get
        {
            WorkflowEvent[] told = key.Name.StartsWith(SubjectKey.Counts, StringComparison.Ordinal) ? [] : [.. facts.Where(fact => fact.Kind is not (EventKind.Gap or EventKind.Watched))];
            return told.Length == 0 ? new(Instant.Ever, Instant.Never, key.Range.To) : new(told[0].At, told[^1].At, key.Range.To);
        }
    }

    /// <summary>When it is suspended, each time as long as it may have been; in order, without overlap.</summary>
    public IReadOnlyList<TimeRange> Suspensions()
    {
        LifeLevel level = new();
        foreach (WorkflowEvent fact in facts)
        {
            level.Apply(fact);
        }

        return Standing.Merge([.. level.Halts.Where(halt => halt.Kind == HaltKind.Suspended).Select(halt => halt.Longest)]);
    }
}

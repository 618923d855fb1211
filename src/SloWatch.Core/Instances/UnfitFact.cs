using SloWatch.Core.Events;
using SloWatch.Core.Instances.Subjects;

namespace SloWatch.Core.Instances;

/// <summary>What no instance of that id takes, whatever it holds.</summary>
public static class UnfitFact
{
    /// <param name="fact">With the id of its day, if it is one of a subject.</param>
    /// <param name="subject">Of its instance; null: that is a case.</param>
    /// <returns>Null: it is fit.</returns>
    public static string? Reason(WorkflowEvent fact, SubjectKey? subject) => fact.Kind == EventKind.Watermark
        ? "a watermark speaks of a source, not of an instance"
        : subject?.Refusal(fact);
}

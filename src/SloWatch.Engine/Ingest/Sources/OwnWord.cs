using SloWatch.Core.Events;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>
/// What a source says of itself: how far it has told everything, and what it has lost. It is taken of those that are known: one misspelt letter would hold a
/// workflow back for ever, or take out of it what somebody else has told.
/// </summary>
internal static class OwnWord
{
    public static bool Is(WorkflowEvent fact) => fact.Kind == EventKind.Watermark || (fact.Kind == EventKind.Gap && fact.Instance.Length == 0);
}

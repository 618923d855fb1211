using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>Events that two mappings made are not mixed.</summary>
internal static class MappingCheck
{
    /// <param name="mappingHash">Of the events that come; null for events as they are, which go with every mapping.</param>
    /// <exception cref="ImportRefusedException">The feed's stored events were made by another mapping.</exception>
    public static void Require(string? mappingHash, string source, string workflow, IReadOnlyList<SourceState> stored)
    {
        SourceState? known = mappingHash is null ? null : stored.FirstOrDefault(state => state.Name == source && state.Workflow == workflow);
        if (known is not null && known.MappingHash != FeedBook.NoMapping && known.MappingHash != mappingHash)
        {
            throw new ImportRefusedException(
                $"the mapping of the source '{source}' of '{workflow}' is not the one its stored events were made by",
                "import with --replace to put the newly mapped events in their place, or bring the old mapping back");
        }
    }
}

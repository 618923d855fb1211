using SloWatch.Core.Rules;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>Stored events stay what the mapping of their day made of them, whatever the rules say since.</summary>
public static class ChangedMappings
{
    /// <summary>Feeds whose events were made by another mapping than the rules have now. Events that came as such know none.</summary>
    public static IReadOnlyList<SourceState> Of(IStoreReader store, RuleSet rules) => rules.Sources.Count == 0
        ? []
        : [.. store.Sources.All().Where(stored => stored.MappingHash != FeedBook.NoMapping && rules.Sources.Any(source => Differs(source, stored)))];

    private static bool Differs(SourceDefinition source, SourceState stored) =>
        source.Name == stored.Name && source.Workflow == stored.Workflow && source.MappingHash != stored.MappingHash;
}

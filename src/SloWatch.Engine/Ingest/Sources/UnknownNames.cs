using System.Globalization;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Ingest.Sources;

/// <summary>
/// Workflows and sources that events name and the rules do not. The events are taken, because rules may come later; a name that is only
/// misspelt would otherwise be counted by nobody, in silence. Rules that declare no workflow, or no source, have no opinion.
/// </summary>
internal static class UnknownNames
{
    /// <param name="unnamed">What the source of events is called that name none.</param>
    /// <param name="feeds">Who delivered to what, and how many events.</param>
    public static IReadOnlyList<ImportWarning> Of(RuleSet rules, string unnamed, IReadOnlyCollection<(string Source, string Workflow, long Events)> feeds) =>
    [
        .. rules.Workflows.Count == 0 ? [] : Unknown("Workflow", "kept, but counted by nothing", [.. rules.Workflows.Select(workflow => workflow.Name)], feeds.Select(feed => (feed.Workflow, feed.Events))),
        .. rules.Sources.Count == 0 ? [] : Unknown("Source", "kept under this name", [.. rules.Sources.Select(source => source.Name)], feeds.Where(feed => feed.Source != unnamed).Select(feed => (feed.Source, feed.Events))),
        .. Elsewhere(rules.Sources, feeds),
    ];

    /// <param name="kind">Of the names: Workflow, Source.</param>
    private static IEnumerable<ImportWarning> Unknown(string kind, string kept, string[] known, IEnumerable<(string Name, long Events)> met) =>
        from feed in met
        where !known.Contains(feed.Name)
        group feed.Events by feed.Name into unknown
        orderby unknown.Key
        select new ImportWarning(
            $"the rules have no {kind} '{unknown.Key}', of which the file has {Count(unknown.Sum())}",
            $"{kept}: {Correction(unknown.Key, known)}, or add the {kind} to the rules");

    private static IEnumerable<ImportWarning> Elsewhere(IReadOnlyList<SourceDefinition> sources, IEnumerable<(string Source, string Workflow, long Events)> feeds) =>
        from feed in feeds
        from source in sources
        where source.Name == feed.Source && source.Workflow != feed.Workflow
        orderby feed.Source, feed.Workflow
        select new ImportWarning(
            $"the Source '{source.Name}' feeds the Workflow '{source.Workflow}', and the file has {Count(feed.Events)} of it for '{feed.Workflow}'",
            $"kept for '{feed.Workflow}': correct the events if they belong to '{source.Workflow}'");

    private static string Correction(string written, string[] known) =>
        NearestName.Of(written, known) is { } near ? $"write '{near}' in the events if that is meant" : "correct the events";

    private static string Count(long events) => events == 1 ? "1 event" : string.Create(CultureInfo.InvariantCulture, $"{events:#,0} events");
}

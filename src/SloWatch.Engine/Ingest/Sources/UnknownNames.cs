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
        .. rules.Workflows.Count == 0 ? [] : Workflows([.. rules.Workflows.Select(workflow => workflow.Name)], feeds),
        .. rules.Sources.Count == 0 ? [] : Sources([.. rules.Sources.Select(source => source.Name)], feeds.Where(feed => feed.Source != unnamed)),
        .. Elsewhere(rules.Sources, feeds),
    ];

    private static IEnumerable<ImportWarning> Workflows(string[] known, IEnumerable<(string Source, string Workflow, long Events)> feeds) =>
        from feed in feeds
        where !known.Contains(feed.Workflow)
        group feed.Events by feed.Workflow into unknown
        orderby unknown.Key
        select new ImportWarning(
            $"the rules have no Workflow '{unknown.Key}', of which the file has {Count(unknown.Sum())}",
            $"kept, but counted by nothing: {Correction(unknown.Key, known)}, or add the Workflow to the rules");

    private static IEnumerable<ImportWarning> Sources(string[] known, IEnumerable<(string Source, string Workflow, long Events)> feeds) =>
        from feed in feeds
        where !known.Contains(feed.Source)
        group feed.Events by feed.Source into unknown
        orderby unknown.Key
        select new ImportWarning(
            $"the rules have no Source '{unknown.Key}', of which the file has {Count(unknown.Sum())}",
            $"kept under this name: {Correction(unknown.Key, known)}, or add the Source to the rules");

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

using SloWatch.Cli.Running;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Printing.Imports;

/// <summary>What an import did, for a person.</summary>
internal static class ImportText
{
    private const int ShownActivities = 20;
    private const int ShownWarnings = 10;

    public static void Write(Terminal terminal, string file, ImportResult result, TimeText times)
    {
        Ink ink = new(terminal.Colour);
        string workflow = result.Workflow.Length == 0 ? "" : $"workflow {result.Workflow}, ";
        terminal.Out.WriteLine(ink.Paint(SafeText.Of($"{file} -> {workflow}source {result.Source}"), Tint.Strong));
        string span = result is { First: { } first, Last: { } last } ? $"from {times.Of(first)} to {times.Of(last)}" : "";
        TextTable table = new(new(""), new("", Right: true), new(""));
        table.Add("events", Count.Of(result.Events), span);
        table.Add("new", Count.Of(result.New), "");
        table.Add("known", Count.Of(result.Events - result.New), "");
        table.Add(new("refused", result.Refused > 0 ? Tint.Bad : Tint.None), new(Count.Of(result.Refused), result.Refused > 0 ? Tint.Bad : Tint.None), "");
        if (result.Ignored > 0)
        {
            table.Add("ignored", Count.Of(result.Ignored), "left out by the mapping");
        }

        if (result.Waiting > 0)
        {
            table.Add("waiting", Count.Of(result.Waiting), "for a case that carries a key of theirs (slowatch anteroom)");
        }

        table.Add("instances", Count.Of(result.Instances), "");
        table.Write(terminal.Out, ink, "  ", header: false);
        WriteUnmapped(terminal.Out, result.Unmapped);
    }

    /// <summary>Talk: what came in, and is most likely not meant so.</summary>
    public static void SayWarnings(Terminal terminal, IReadOnlyList<ImportWarning> warnings)
    {
        foreach (ImportWarning warning in warnings.Take(ShownWarnings))
        {
            terminal.Say($"warning: {SafeText.Of(warning.ToString())}");
        }

        if (warnings.Count > ShownWarnings)
        {
            terminal.Say($"and {Count.Of(warnings.Count - ShownWarnings, "more warning")} (--json lists all)");
        }
    }

    /// <summary>Talk: what of the file did not come in, and where to look.</summary>
    /// <param name="listing">The command that lists them all.</param>
    public static void SayRefused(Terminal terminal, long refused, IEnumerable<Quarantined> first, string listing)
    {
        foreach (Quarantined quarantined in first)
        {
            terminal.Say($"{SafeText.Of(quarantined.Origin)}: refused: {SafeText.Of(quarantined.Reason)}");
        }

        terminal.Say($"{Count.Of(refused, "event")} refused; all of them, with what was received: {listing}");
    }

    public static void WriteUnmapped(TextWriter to, IReadOnlyDictionary<string, long> unmapped)
    {
        if (unmapped.Count == 0)
        {
            return;
        }

        KeyValuePair<string, long>[] known = [.. unmapped.Where(pair => pair.Key != ImportResult.FurtherActivities)];
        to.WriteLine("Activities that no rule of the mapping names, kept as steps of their name:");
        foreach ((string activity, long count) in known.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(ShownActivities))
        {
            to.WriteLine($"  {Count.Of(count),9}  {SafeText.Of(activity, 80)}");
        }

        if (known.Length > ShownActivities)
        {
            string further = unmapped.TryGetValue(ImportResult.FurtherActivities, out long events) ? $" these; others, which are not counted one by one, have {Count.Of(events, "event")}" : " all";
            to.WriteLine($"  and {Count.Of(known.Length - ShownActivities)} more (--json lists{further})");
        }
    }
}

using SloWatch.Cli.Running;
using SloWatch.Engine.Ingest.DryRuns;

namespace SloWatch.Cli.Printing.Imports;

/// <summary>What an import would do, for a person who writes the mapping.</summary>
internal static class DryRunText
{
    private const int ShownActivities = 40;

    /// <summary>Of a name.</summary>
    private const int ShownLetters = 60;

    public static void Write(Terminal terminal, string file, DryRunResult result, TimeText times)
    {
        Ink ink = new(terminal.Colour);
        string workflows = result.Workflows.Count == 0 ? "" : $"workflow {string.Join(", ", result.Workflows)}, ";
        terminal.Out.WriteLine(ink.Paint(SafeText.Of($"{file} -> {workflows}source {result.Source} (dry run: nothing is written)"), Tint.Strong));
        WriteCounts(terminal.Out, ink, result, times);
        if (result.Columns.Count > 0)
        {
            terminal.Out.WriteLine();
            WriteColumns(terminal.Out, ink, result);
        }

        if (result.Mapped.Count > 0)
        {
            terminal.Out.WriteLine();
            WriteMapped(terminal.Out, ink, result);
        }

        foreach (Refusal refusal in result.Refusals)
        {
            terminal.Say(SafeText.Of($"{refusal.Place}: refused: {refusal.Reason}"));
        }
    }

    private static void WriteCounts(TextWriter to, Ink ink, DryRunResult result, TimeText times)
    {
        TextTable table = new(new(""), new("", Right: true), new(""));
        table.Add("events", Count.Of(result.Events), result is { First: { } first, Last: { } last } ? $"from {times.Of(first)} to {times.Of(last)}" : "");
        table.Add("refused", Count.Of(result.Refused), "");
        table.Add("cases", Count.Of(result.Cases), "");
        foreach ((Core.Events.Outcome outcome, string? ended, long count) in result.Ends)
        {
            table.Add($"  ended {EnumText.Of(outcome)}", Count.Of(count), ended is null ? "" : $"result {ended}");
        }

        table.Add("  open", Count.Of(result.Open), "");
        table.Add("after the end", Count.Of(result.AfterEnd), "events that come after the end of their case");
        table.Add("same time", Count.Of(result.SameTimeGroups), "groups of states entered at one time, whose order means nothing");
        table.Write(to, ink, "  ", header: false);
    }

    private static void WriteColumns(TextWriter to, Ink ink, DryRunResult result)
    {
        TextTable table = new(new("Column"), new("Read as"));
        foreach ((string name, string becomes) in result.Columns)
        {
            table.Add(name, becomes);
        }

        table.Write(to, ink, "  ");
    }

    private static void WriteMapped(TextWriter to, Ink ink, DryRunResult result)
    {
        TextTable table = new(new("Activity"), new("Transition"), new("Events", Right: true), new("Becomes"));
        foreach (MappedCount mapped in result.Mapped.Take(ShownActivities))
        {
            string becomes = SafeText.Of(mapped.Becomes, ShownLetters + 40);
            table.Add(SafeText.Of(mapped.Activity, ShownLetters), mapped.Transition, Count.Of(mapped.Count), mapped.Named ? becomes : $"{becomes} (no rule names it)");
        }

        table.Write(to, ink, "  ");
        if (result.Mapped.Count > ShownActivities)
        {
            IEnumerable<MappedCount> rest = result.Mapped.Skip(ShownActivities);
            to.WriteLine($"  and {Count.Of(result.Mapped.Count - ShownActivities)} more with {Count.Of(rest.Sum(one => one.Count), "event")}, {Count.Of(rest.Count(one => !one.Named))} of them named by no rule (--json lists all)");
        }
    }
}

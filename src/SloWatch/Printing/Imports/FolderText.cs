using SloWatch.Cli.Importing;
using SloWatch.Cli.Running;
using SloWatch.Engine.Ingest;

namespace SloWatch.Cli.Printing.Imports;

/// <summary>What the import of a folder did, for a person: one table, a line for each file.</summary>
internal static class FolderText
{
    public static void Write(Terminal terminal, string folder, IReadOnlyList<FileOutcome<ImportResult>> outcomes, TimeText times)
    {
        Ink ink = new(terminal.Colour);
        terminal.Out.WriteLine(ink.Paint(SafeText.Of($"{folder}: {Count.Of(outcomes.Count, "file")}"), Tint.Strong));
        TextTable table = new(new("File"), new("Source"), new("Events", Right: true), new("New", Right: true), new("Known", Right: true), new("Refused", Right: true), new("From"), new("To"), new(""));
        foreach (FileOutcome<ImportResult> outcome in outcomes)
        {
            table.Add(Row(outcome, times));
        }

        table.Write(terminal.Out, ink, "  ");
        ImportText.WriteUnmapped(terminal.Out, Unmapped(outcomes));
    }

    private static Cell[] Row(FileOutcome<ImportResult> outcome, TimeText times)
    {
        Cell name = Path.GetFileName(outcome.File);
        Cell how = new(outcome.Result is null ? "not read" : outcome.Fault is null ? "" : "broke off", Tint.Bad);
        return outcome.Result is { } result
            ?
            [
                name, result.Source, Count.Of(result.Events), Count.Of(result.New), Count.Of(result.Events - result.New),
                new(Count.Of(result.Refused), result.Refused > 0 ? Tint.Bad : Tint.None), Time(result.First, times), Time(result.Last, times), how,
            ]
            : [name, "", "", "", "", "", "", "", how];
    }

    private static string Time(Core.Time.Instant? at, TimeText times) => at is { } known ? times.Of(known) : "";

    private static Dictionary<string, long> Unmapped(IEnumerable<FileOutcome<ImportResult>> outcomes) =>
        outcomes.SelectMany(outcome => outcome.Result?.Unmapped ?? new Dictionary<string, long>())
            .GroupBy(pair => pair.Key, pair => pair.Value)
            .ToDictionary(group => group.Key, group => group.Sum());
}

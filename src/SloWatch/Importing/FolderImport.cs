using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Imports;
using SloWatch.Cli.Running;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Ingest.DryRuns;
using SloWatch.Engine.Ingest.Files;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Importing;

/// <summary>Imports the files of a folder one after the other, in the order of their names.</summary>
internal sealed class FolderImport(ImportRequest folder, RuleSet rules, Workplace place, bool asJson)
{
    private const int ShownNames = 5;

    private Terminal Terminal => place.Shell.Terminal;

    public int Import(TimeText times)
    {
        LogFolder files = Files();
        using IStore store = place.StoreForWriting();
        FileOutcome<ImportResult>[] outcomes = Each(files, (request, progress) => FileImporter.Run(request, store, rules, place.Shell.Time, progress, place.Shell.Interrupted), result => (result.Stopped, result.Refused));
        place.Shell.Damaged.AddAll(outcomes.SelectMany(outcome => outcome.Result?.Damaged ?? []));
        if (asJson)
        {
            FolderJson.Write(Terminal.Out, folder.Path, outcomes, ImportJson.WriteFields);
        }
        else
        {
            FolderText.Write(Terminal, folder.Path, outcomes, times);
        }

        SayFaults(outcomes);
        ImportText.SayWarnings(Terminal, [.. outcomes.SelectMany(outcome => outcome.Result?.Warnings ?? [])]);
        SayRefused(outcomes);
        return WorstExit.Of(outcomes.Select(outcome => outcome.ExitCode));
    }

    public int Rehearse(TimeText times)
    {
        LogFolder files = Files();
        using IStore? store = place.StoreToHeed();
        DryRunPast past = new(store);
        FileOutcome<DryRunResult>[] outcomes = Each(files, (request, progress) => DryRun.Run(request, rules, past, progress, place.Shell.Interrupted), result => (result.Stopped, result.Refused));
        if (asJson)
        {
            FolderJson.Write(Terminal.Out, folder.Path, outcomes, DryRunJson.WriteFields);
        }
        else
        {
            foreach (FileOutcome<DryRunResult> outcome in outcomes.Where(outcome => outcome.Result is not null))
            {
                DryRunText.Write(Terminal, outcome.File, outcome.Result!, times);
                Terminal.Out.WriteLine();
            }
        }

        SayFaults(outcomes);
        ImportText.SayWarnings(Terminal, [.. outcomes.SelectMany(outcome => outcome.Result?.Warnings ?? [])]);
        return WorstExit.Of(outcomes.Select(outcome => outcome.ExitCode));
    }

    /// <summary>Before the store is opened, so that a folder without a log leaves no empty store behind.</summary>
    private LogFolder Files()
    {
        if (folder.Replace)
        {
            throw new VerbStoppedException(ExitCode.Usage, "--replace takes a file and no folder: each file would forget what the one before it delivered", "replace with the first file, then import the folder");
        }

        LogFolder files = LogFolder.Read(folder.Path, folder.Source, rules);
        if (files.PassedOver.Count > 0)
        {
            string more = files.PassedOver.Count > ShownNames ? ", ..." : "";
            Terminal.Say(SafeText.Of($"note: passed over in {folder.Path}: {string.Join(", ", files.PassedOver.Take(ShownNames))}{more}"));
        }

        return files.Files.Count > 0 ? files : throw new VerbStoppedException(ExitCode.Unreadable, $"{folder.Path} is a folder without a file to import", "name a file, or a folder with files whose names say their format");
    }

    private FileOutcome<T>[] Each<T>(LogFolder files, Func<ImportRequest, IProgress<ImportProgress>, T> read, Func<T, (string? Stopped, long Refused)> ends)
        where T : class =>
    [
        .. files.Files.Select(file => FileOutcome<T>.Of(
            file,
            path =>
            {
                using ProgressLine progress = new(place.Shell, Path.GetFileName(path));
                return read(folder with { Path = path }, progress.Reading());
            },
            ends)),
    ];

    private void SayFaults<T>(IEnumerable<FileOutcome<T>> outcomes)
        where T : class
    {
        foreach (FileOutcome<T> outcome in outcomes.Where(outcome => outcome.Fault is not null))
        {
            Terminal.Say($"slowatch: {SafeText.Of(outcome.Fault!)}");
        }
    }

    private void SayRefused(FileOutcome<ImportResult>[] outcomes)
    {
        long refused = outcomes.Sum(outcome => outcome.Result?.Refused ?? 0);
        if (refused > 0)
        {
            IEnumerable<Quarantined> first = outcomes.SelectMany(outcome => outcome.Result?.Refusals ?? []).Take(ImportResult.RefusalsKept);
            ImportText.SayRefused(Terminal, refused, first, $"slowatch export --quarantine{place.StoreOption}");
        }
    }
}

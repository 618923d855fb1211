using System.CommandLine;
using SloWatch.Cli.Importing;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Imports;
using SloWatch.Cli.Running;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Ingest.DryRuns;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch import</c>: reads a file of events into the store, or a folder of them.</summary>
internal static class ImportVerb
{
    private const string AfterRehearsal = "next: the same without --dry-run";

    private static readonly Argument<string> File = new("file") { Description = "XES, CSV or JSON lines, also with .gz, a folder of them, or a pipe (/dev/stdin)" };
    private static readonly Option<string?> ToWorkflow = new("--workflow") { Description = "Workflow of events that do not name one", HelpName = "NAME" };
    private static readonly Option<string?> Source = new("--source") { Description = "Source of the rules whose mapping applies; needed where several fit", HelpName = "NAME" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Forget what this source delivered before, in the same step" };
    private static readonly Option<bool> Dry = new("--dry-run") { Description = "Show what would map where, with counts, and write nothing" };
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("import", "Read a file of events; reading it again changes nothing") { File, ToWorkflow, Source, Replace, Dry, Json };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        TimeText times = place.Times();
        ImportRequest request = new(line.GetValue(File)!, line.GetValue(ToWorkflow), line.GetValue(Source), line.GetValue(Replace));
        CheckReadable(request.Path);
        RuleSet rules = place.RulesIfAny();
        if (Directory.Exists(request.Path))
        {
            FolderImport folder = new(request, rules, place, line.GetValue(Json));
            return line.GetValue(Dry) ? Conclude(folder.Rehearse(times), place.Shell.Terminal, AfterRehearsal) : Conclude(folder.Import(times), place.Shell.Terminal, Next(rules, place));
        }

        return line.GetValue(Dry) ? Rehearse(request, rules, place, line.GetValue(Json), times) : Import(request, rules, place, line.GetValue(Json), times);
    }

    private static int Rehearse(ImportRequest request, RuleSet rules, Workplace place, bool asJson, TimeText times)
    {
        Shell shell = place.Shell;
        using IStore? store = place.StoreToHeed();
        DryRunResult result;
        using (ProgressLine progress = new(shell, Path.GetFileName(request.Path)))
        {
            result = DryRun.Run(request, rules, new DryRunPast(store), progress.Reading(), shell.Interrupted);
        }

        if (asJson)
        {
            DryRunJson.Write(shell.Terminal.Out, request.Path, result);
        }
        else
        {
            DryRunText.Write(shell.Terminal, request.Path, result, times);
        }

        ImportText.SayWarnings(shell.Terminal, result.Warnings);
        return result.Stopped is { } stopped
            ? BrokenOff(stopped, "a dry run writes nothing; the import itself would keep what came before it", shell.Terminal)
            : Conclude(request, result.Events, result.Refused, shell.Terminal, AfterRehearsal);
    }

    private static int Import(ImportRequest request, RuleSet rules, Workplace place, bool asJson, TimeText times)
    {
        Terminal terminal = place.Shell.Terminal;
        using IStore store = place.StoreForWriting();
        ImportResult result;
        using (ProgressLine progress = new(place.Shell, Path.GetFileName(request.Path)))
        {
            result = FileImporter.Run(request, store, rules, place.Shell.Time, progress.Reading(), place.Shell.Interrupted);
            place.Shell.Damaged.AddAll(result.Damaged);
        }

        if (asJson)
        {
            ImportJson.Write(terminal.Out, request.Path, result);
        }
        else
        {
            ImportText.Write(terminal, request.Path, result, times);
        }

        ImportText.SayWarnings(terminal, result.Warnings);
        if (result.Refused > 0)
        {
            ImportText.SayRefused(terminal, result.Refused, result.Refusals, $"slowatch export --quarantine{place.StoreOption}");
        }

        return result.Stopped is { } stopped
            ? BrokenOff(stopped, "what came before it stands", terminal)
            : Conclude(request, result.Events, result.Refused, terminal, Next(rules, place));
    }

    private static string Next(RuleSet rules, Workplace place) => rules.Objectives.Count == 0
        ? $"next: write an SLO into {SafeText.Of(place.RulesPath)} ('slowatch types' shows an example of each indicator), then slowatch report{place.Options}"
        : $"next: slowatch report{place.Options}";

    private static int BrokenOff(string stopped, string rest, Terminal terminal)
    {
        terminal.Say($"slowatch: {SafeText.Of(stopped)}");
        terminal.Say(rest);
        return ExitCode.Unreadable;
    }

    private static int Conclude(ImportRequest request, long events, long refused, Terminal terminal, string next)
    {
        if (request.Replace && events + refused == 0)
        {
            throw new VerbStoppedException(
                ExitCode.Refused,
                $"{request.Path} holds no event, so nothing is replaced: what was delivered before stands",
                "check the file; an empty one is more likely a failed export than a history to forget");
        }

        terminal.Say(events > 0 ? next : "no event came in, so there is nothing to go on with");
        return refused > 0 ? ExitCode.Incomplete : ExitCode.Ok;
    }

    private static int Conclude(int exitCode, Terminal terminal, string next)
    {
        if (exitCode is ExitCode.Ok or ExitCode.Incomplete)
        {
            terminal.Say(next);
        }

        return exitCode;
    }

    /// <summary>Before the store is opened, so that a mistyped name leaves no empty store behind.</summary>
    private static void CheckReadable(string path)
    {
        if (!Path.Exists(path))
        {
            throw new VerbStoppedException(ExitCode.Unreadable, $"there is no file {path}", "check its spelling");
        }
    }
}

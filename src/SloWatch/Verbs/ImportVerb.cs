using System.CommandLine;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Imports;
using SloWatch.Cli.Running;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch import</c>: reads a file of events into the store.</summary>
internal static class ImportVerb
{
    private const int ShownReasons = 5;

    private static readonly Argument<string> File = new("file") { Description = "XES or JSON lines, also with .gz" };
    private static readonly Option<string?> ToWorkflow = new("--workflow") { Description = "Workflow of events that do not name one", HelpName = "NAME" };
    private static readonly Option<string?> Source = new("--source") { Description = "Source of the rules whose mapping applies; needed where several fit", HelpName = "NAME" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Forget what this source delivered before, in the same step" };
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("import", "Read a file of events; reading it again changes nothing") { File, ToWorkflow, Source, Replace, Json };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        TimeText times = place.Times();
        ImportRequest request = new(line.GetValue(File)!, line.GetValue(ToWorkflow), line.GetValue(Source), line.GetValue(Replace));
        CheckReadable(request.Path);
        RuleSet rules = place.RulesIfAny();
        using IStore store = place.StoreForWriting();
        ImportResult result = Import(request, store, rules, place.Shell);
        if (line.GetValue(Json))
        {
            ImportJson.Write(place.Shell.Terminal.Out, request.Path, result);
        }
        else
        {
            ImportText.Write(place.Shell.Terminal, request.Path, result, times);
        }

        ImportText.SayRefused(place.Shell.Terminal, result, store.Sources.Quarantine(result.Source, ShownReasons));
        return Conclude(result, place);
    }

    private static ImportResult Import(ImportRequest request, IStore store, RuleSet rules, Shell shell)
    {
        using ProgressLine progress = new(shell, Path.GetFileName(request.Path));
        return FileImporter.Run(request, store, rules, shell.Time, progress.Reading(), shell.Interrupted);
    }

    private static int Conclude(ImportResult result, Workplace place)
    {
        Terminal terminal = place.Shell.Terminal;
        if (result.Stopped is { } stopped)
        {
            terminal.Say($"slowatch: {SafeText.Of(stopped)}");
            terminal.Say("what came before stands; mend the file and import it again");
            return ExitCode.Unreadable;
        }

        terminal.Say("next: slowatch report");
        return result.Refused > 0 ? ExitCode.Incomplete : ExitCode.Ok;
    }

    /// <summary>Before the store is opened, so that a mistyped name leaves no empty store behind.</summary>
    private static void CheckReadable(string path)
    {
        if (Directory.Exists(path))
        {
            throw new VerbStoppedException(ExitCode.Unreadable, $"{path} is a folder", "name a file in it");
        }

        if (!System.IO.File.Exists(path))
        {
            throw new VerbStoppedException(ExitCode.Unreadable, $"there is no file {path}", "check its spelling");
        }

        using FileStream opened = System.IO.File.OpenRead(path);
    }
}

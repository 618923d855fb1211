using System.CommandLine;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Alerts;
using SloWatch.Cli.Running;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Engine.Stores;
using SloWatch.Engine.Yaml;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch validate</c>: every problem of the rules in one run.</summary>
internal static class ValidateVerb
{
    private static readonly Argument<string?> Path = new("path") { Description = "Folder or file with rules (default: that of --rules)", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("validate", "Check the rules and name every problem with its place and what to do") { Path, Json };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        string path = line.GetValue(Path) ?? place.RulesPath;
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            throw new VerbStoppedException(ExitCode.NotFound, $"there are no rules at {path}", "name the folder or file to check");
        }

        LoadedRules loaded = RuleFolder.Load(path);
        if (line.GetValue(Json))
        {
            WriteJson(place.Shell.Terminal.Out, loaded, Outlook(place, loaded.Rules));
        }
        else
        {
            WriteText(place.Shell.Terminal, loaded);
            WriteOutlook(place.Shell.Terminal, Outlook(place, loaded.Rules));
        }

        return loaded.Rules is null ? ExitCode.Problems : ExitCode.Ok;
    }

    private static void WriteText(Terminal terminal, LoadedRules loaded)
    {
        Ink ink = new(terminal.Colour);
        foreach (Problem problem in loaded.Problems)
        {
            terminal.Out.WriteLine(ink.Paint(SafeText.Of(problem.ToString()), problem.Severity == Severity.Error ? Tint.Bad : Tint.Warning));
        }

        int errors = Errors(loaded);
        string problems = $"{Count.Of(errors, "error")}, {Count.Of(loaded.Problems.Count - errors, "warning")}";
        terminal.Out.WriteLine($"{Count.Of(loaded.Files.Count, "file")}: {(loaded.Rules is { } rules ? Contents(rules) + "; " : "")}{problems}");
    }

    /// <summary>With the volumes of stored history, if there is any.</summary>
    private static IReadOnlyList<AlertOutlook> Outlook(Workplace place, RuleSet? rules)
    {
        if (rules is null || rules.Objectives.Count == 0)
        {
            return [];
        }

        using IStore? store = File.Exists(place.StorePath) || place.StoreGiven ? place.ExistingStore() : null;
        if (store is not null)
        {
            Reckoning.SayChangedMappings(store, rules, place.Shell.Terminal);
        }

        return AlertOutlook.Of(store, rules.Objectives);
    }

    private static void WriteOutlook(Terminal terminal, IReadOnlyList<AlertOutlook> outlook)
    {
        if (outlook.Count > 0)
        {
            terminal.Out.WriteLine();
            OutlookText.Write(terminal, outlook);
        }
    }

    private static string Contents(RuleSet rules) => string.Join(
        ", ",
        Count.Of(rules.Workflows.Count, "workflow"),
        Count.Of(rules.Objectives.Count, "objective"),
        Count.Of(rules.Sources.Count, "source"),
        Count.Of(rules.Owners.Count, "owner"),
        Count.Of(rules.Policies.Count, "alert policy", "alert policies"),
        Count.Of(rules.Calendars.Count, "calendar"));

    private static int Errors(LoadedRules loaded) => loaded.Problems.Count(problem => problem.Severity == Severity.Error);

    private static void WriteJson(TextWriter to, LoadedRules loaded, IReadOnlyList<AlertOutlook> outlook) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("ok", loaded.Rules is not null);
        json.Texts("files", loaded.Files);
        json.WriteStartArray("problems");
        foreach (Problem problem in loaded.Problems)
        {
            json.WriteStartObject();
            json.WriteString("severity", problem.Severity == Severity.Error ? "error" : "warning");
            json.WriteString("file", problem.Place.File);
            json.WriteNumber("line", problem.Place.Line);
            json.WriteNumber("column", problem.Place.Column);
            json.WriteString("what", problem.What);
            json.WriteString("remedy", problem.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        OutlookJson.Write(json, outlook);
        json.WriteEndObject();
    });
}

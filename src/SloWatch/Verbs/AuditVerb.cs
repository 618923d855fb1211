using System.CommandLine;
using System.Text.Json;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Running;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch audit</c>: recounts the ledger from the stored facts and names each difference.</summary>
internal static class AuditVerb
{
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("audit", "Recount everything from the stored facts and name each difference") { Json };
        verb.SetAction(line => Run(line.GetValue(Json), common.Read(line, shell)));
        return verb;
    }

    private static int Run(bool asJson, Workplace place)
    {
        RuleSet rules = place.Rules();
        using IStore store = place.ExistingStore();
        Reckoning.BringUpToRules(store, rules, place.Shell);
        AuditResult result;
        using (ProgressLine progress = new(place.Shell, "recounting"))
        {
            result = Audit.Run(store, rules, progress.Counting("instances"), place.Shell.Interrupted);
        }

        if (asJson)
        {
            WriteJson(place.Shell.Terminal.Out, result);
        }
        else
        {
            WriteText(place.Shell.Terminal, store.Name, result);
        }

        return result.Differences.Count == 0 ? ExitCode.Ok : ExitCode.Problems;
    }

    private static void WriteText(Terminal terminal, string store, AuditResult result)
    {
        Ink ink = new(terminal.Colour);
        foreach (AuditDifference difference in result.Differences)
        {
            terminal.Out.WriteLine(ink.Paint(SafeText.Of(difference.ToString()), Tint.Bad));
        }

        string found = result.Differences.Count == 0 ? "no difference" : Count.Of(result.Differences.Count, "difference");
        terminal.Out.WriteLine(
            $"{SafeText.Of(store)}: {Count.Of(result.Instances, "instance")}, {Count.Of(result.Facts, "fact")}, {Count.Of(result.Units, "unit")}, "
            + $"{Count.Of(result.Minutes, "minute")}, {Count.Of(result.Violations, "violation")} recounted; {found}");
    }

    private static void WriteJson(TextWriter to, AuditResult result) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("ok", result.Differences.Count == 0);
        json.WriteNumber("instances", result.Instances);
        json.WriteNumber("facts", result.Facts);
        json.WriteNumber("units", result.Units);
        json.WriteNumber("minutes", result.Minutes);
        json.WriteNumber("violations", result.Violations);
        json.WriteStartArray("differences");
        foreach (AuditDifference difference in result.Differences)
        {
            WriteDifference(json, difference);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteDifference(Utf8JsonWriter json, AuditDifference difference)
    {
        json.WriteStartObject();
        json.WriteString("where", difference.Where);
        json.WriteString("stored", difference.Stored);
        json.WriteString("recounted", difference.Recounted);
        json.WriteEndObject();
    }
}

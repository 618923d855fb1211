using System.CommandLine;
using System.Globalization;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Diagnoses;
using SloWatch.Cli.Running;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Engine.Evaluation.Diagnosing;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch diagnose</c>: why an objective's units went bad, from the sentence down to the instances.</summary>
internal static class DiagnoseVerb
{
    private static readonly TimeText Minutes = new(TimeZoneInfo.Utc);
    private static readonly Argument<string?> Name = new("objective") { Description = "The objective that burns; with --alert it is known", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> From = MomentOption.Create("--from", "First moment of the burn (default: as an open alert looked at it, else while the budget burns, else the budget's window)");
    private static readonly Option<string?> To = MomentOption.Create("--to", "End of the burn (default: as far as the sources are complete)");
    private static readonly Option<string?> Alert = new("--alert") { Description = "What was known soon after this alert fired, by its number in 'slowatch alerts'", HelpName = "ID" };
    private static readonly Option<int> Limit = LimitOption.Create("With --instances: at most so many");
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("diagnose", "Show why an objective burns: the likely cause with its numbers, who went bad where, and the instances") { Name, From, To, Alert, GroupChoiceOption.Of, Limit, Json };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        AskedBurn asked = Asked(line);
        GroupChoice? choice = GroupChoiceOption.Read(line);
        int limit = LimitOf(line, choice);
        using IStore store = place.ExistingStore();
        RuleSet rules = asked.Alert is null ? place.Rules() : place.RulesIfAny();
        ChosenBurn.BringUp(asked, store, rules, place.Shell);
        using IStoreSnapshot snapshot = store.OpenSnapshot();
        if (choice is null && asked.Alert is { } id && snapshot.Alerts.DiagnosisOf(id) is { } stored)
        {
            ShowStored(line, place, rules, snapshot, stored);
            return ExitCode.Ok;
        }

        DiagnosisQuestion question = ChosenBurn.Of(asked, snapshot, rules, place.Shell.Time);
        if (choice is not null)
        {
            List(line, place, BadUnits.Find(snapshot, question, choice, null, limit, place.Shell.Interrupted));
            if (asked.Alert is not null && !line.GetValue(Json))
            {
                place.Shell.Terminal.Out.WriteLine("listed by the rules of today, which may not be those by which the alert fired");
            }
        }
        else
        {
            Show(line, place, question, Diagnoses.Make(snapshot, question, place.Shell.Interrupted));
        }

        return ExitCode.Ok;
    }

    private static AskedBurn Asked(ParseResult line)
    {
        AskedBurn asked = new(line.GetValue(Name), Minute(line, From), Minute(line, To), AlertNumber(line));
        return asked switch
        {
            { Objective: null, Alert: null } => throw new VerbStoppedException(ExitCode.Usage, "nothing is named that burns", "name an objective, or an alert with --alert ID; 'slowatch status' and 'slowatch alerts' list them"),
            { Objective: not null, Alert: not null } => throw new VerbStoppedException(ExitCode.Usage, "--alert names its objective itself", "leave out one of them"),
            { Alert: not null } when (asked.From ?? asked.To) is not null => throw new VerbStoppedException(ExitCode.Usage, "--alert stands for a time itself", "leave out --from and --to"),
            _ => asked,
        };
    }

    private static int LimitOf(ParseResult line, GroupChoice? choice) =>
        choice is null && line.GetResult(Limit) is { Implicit: false }
            ? throw new VerbStoppedException(ExitCode.Usage, "--limit: nothing is listed", "name whose instances with --instances, or leave it out")
            : LimitOption.Read(line, Limit, least: 1);

    private static long? AlertNumber(ParseResult line) => line.GetValue(Alert) switch
    {
        null => null,
        { } text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) => number,
        { } text => throw new VerbStoppedException(ExitCode.Usage, $"--alert: '{SafeText.Of(text, 100)}' is no number of an alert", "'slowatch alerts' shows them, where an alert fired"),
    };

    private static void List(ParseResult line, Workplace place, BadUnits found)
    {
        if (line.GetValue(Json))
        {
            DiagnosesJson.Write(place.Shell.Terminal.Out, found);
        }
        else
        {
            new BadUnitsText(place.Shell.Terminal, place.Times()).Write(found);
        }
    }

    private static void Show(ParseResult line, Workplace place, DiagnosisQuestion question, BurnDiagnosis diagnosis)
    {
        if (line.GetValue(Json))
        {
            DiagnosesJson.Write(place.Shell.Terminal.Out, diagnosis);
            return;
        }

        string command = $"{ShellWord.Of(diagnosis.Objective)} --from {Minutes.Of(diagnosis.Window.From)} --to {Minutes.Of(diagnosis.Window.To)}";
        new DiagnosisText(place.Shell.Terminal, place.Times(), new(question.Why, command, place.Options, question.Objective.Runbook, place.RulesFolder)).Write(diagnosis);
    }

    private static void ShowStored(ParseResult line, Workplace place, RuleSet rules, IStoreReader store, StoredDiagnosis stored)
    {
        if (line.GetValue(Json))
        {
            DiagnosesJson.Write(place.Shell.Terminal.Out, stored);
            return;
        }

        AlertTransition fired = ChosenBurn.Fired(store, stored.Transition);
        string why = $"{BurnWindows.WhyOf(fired.Key)}, as known at {place.Times().ToSecond(stored.MadeAt)}";
        string? command = BurnWindows.Of(store, rules, fired) is null ? null : $"--alert {stored.Transition}";
        DiagnosisFrame frame = new(why, command, place.Options, AlertAddress.Of(rules, fired.Key).Runbook, place.RulesFolder)
        {
            Has = instance => store.Instances.Find(instance).Any(found => found == new InstanceKey(fired.Key.Workflow, instance)),
        };
        new DiagnosisText(place.Shell.Terminal, place.Times(), frame).Write(stored.Diagnosis);
    }

    private static Instant? Minute(ParseResult line, Option<string?> option) => MomentOption.Read(line, option) is { IsFullMinute: false } odd
        ? throw new VerbStoppedException(ExitCode.Usage, $"{option.Name}: {odd} is no full minute", $"use {odd.FloorToMinute()} or {odd.CeilingToMinute()}")
        : MomentOption.Read(line, option);
}

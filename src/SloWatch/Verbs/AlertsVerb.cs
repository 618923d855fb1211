using System.CommandLine;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Alerts;
using SloWatch.Cli.Running;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Engine.Evaluation.Statuses;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch alerts</c>: what fires, and what became of alerts, as the service decided it.</summary>
internal static class AlertsVerb
{
    private static readonly Option<string?> InWorkflow = new("--workflow") { Description = "Only alerts of this workflow", HelpName = "NAME" };
    private static readonly Option<int> Limit = LimitOption.Create("At most so many changes");
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("alerts", "Print the alerts that fire, and what became of alerts last") { InWorkflow, Limit, Json };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        TimeText times = place.Times();
        using IStore store = place.ExistingStore();
        RuleSet rules = place.RulesIfAny();
        using IStoreSnapshot snapshot = store.OpenSnapshot();
        AlertOverview alerts = AlertOverview.Read(snapshot, rules, Chosen(line.GetValue(InWorkflow), snapshot, rules), LimitOption.Read(line, Limit, least: 0));
        if (line.GetValue(Json))
        {
            AlertsJson.Write(place.Shell.Terminal.Out, alerts);
        }
        else
        {
            new AlertsText(place.Shell.Terminal, times, place.RulesFolder) { PlaceOptions = place.Options }.Write(alerts);
        }

        return ExitCode.Ok;
    }

    private static string? Chosen(string? name, IStoreReader store, RuleSet rules)
    {
        string[] known = [.. StatusReport.WorkflowsOf(store, rules).Concat(store.Alerts.Decided().Select(decided => decided.Workflow)).Distinct()];
        return name is null || known.Contains(name)
            ? name
            : throw new VerbStoppedException(ExitCode.NotFound, $"neither the rules nor the store have a workflow '{name}'", NearestName.Remedy(name, known));
    }
}

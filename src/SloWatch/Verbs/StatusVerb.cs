using System.CommandLine;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Statuses;
using SloWatch.Cli.Running;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Evaluation.Statuses;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch status</c>: how everything stands, on one screen.</summary>
internal static class StatusVerb
{
    private static readonly Argument<string[]> Names = new("workflow") { Description = "Workflows; none: all, the worst first", Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts, with everything that the screen has no room for" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("status", "Show on one screen how sources, instances and objectives stand, what is overdue and what is due next") { Names, Json };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        TimeText times = place.Times();
        using IStore store = place.ExistingStore();
        RuleSet rules = place.RulesIfAny();
        IReadOnlyList<string> workflows = Chosen(line.GetValue(Names)!, StatusReport.WorkflowsOf(store, rules));
        if (rules.Objectives.Count > 0)
        {
            Reckoning.BringUpToRules(store, rules, place.Shell);
        }

        using IStoreSnapshot snapshot = store.OpenSnapshot();
        StatusReport status = StatusReport.Compute(snapshot, rules, workflows, place.Shell.Time);
        if (line.GetValue(Json))
        {
            StatusJson.Write(place.Shell.Terminal.Out, status);
        }
        else
        {
            StatusText.Write(place.Shell.Terminal, status, times, place.StoreOption);
        }

        return ExitCode.Ok;
    }

    private static IReadOnlyList<string> Chosen(string[] names, IReadOnlyList<string> known) =>
        names.FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? throw new VerbStoppedException(ExitCode.NotFound, $"neither the rules nor the store have a workflow '{unknown}'", NearestName.Remedy(unknown, [.. known]))
            : names.Length == 0 ? known : [.. names.Distinct()];
}

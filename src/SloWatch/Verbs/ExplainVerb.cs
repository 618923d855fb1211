using System.CommandLine;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Explanations;
using SloWatch.Cli.Running;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch explain</c>: why one instance is good, bad or pending.</summary>
internal static class ExplainVerb
{
    private static readonly Argument<string> Id = new("id") { Description = "Instance id, or business key" };
    private static readonly Option<string?> InWorkflow = new("--workflow") { Description = "Needed where two workflows have an instance of this id", HelpName = "NAME" };
    private static readonly Option<string?> AsOf = MomentOption.Create(MomentOption.AsOf, "Moment its units are looked at (default: that of a report)");
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("explain", "Show each unit of an instance: verdict, when, why, deadline, and the facts behind it") { Id, InWorkflow, AsOf, Json };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        Instant? asOf = MomentOption.Read(line, AsOf);
        TimeText times = place.Times();
        using IStore store = place.ExistingStore();
        InstanceKey key = Find(store, line.GetValue(Id)!, line.GetValue(InWorkflow));
        RuleSet rules = place.RulesIfAny();
        Explanation explanation = Explanation.Of(store, rules, key, asOf, place.Shell.Time)!;
        if (line.GetValue(Json))
        {
            ExplanationJson.Write(place.Shell.Terminal.Out, explanation);
        }
        else
        {
            ExplanationText.Write(place.Shell.Terminal, explanation, times);
        }

        return ExitCode.Ok;
    }

    private static InstanceKey Find(IStore store, string id, string? workflow)
    {
        IReadOnlyList<InstanceKey> everywhere = store.Instances.Find(id);
        InstanceKey[] found = [.. everywhere.Where(key => workflow is null || key.Workflow == workflow)];
        if (found.Length == 1)
        {
            return found[0];
        }

        if (found.Length > 1)
        {
            throw Ambiguous(id, found);
        }

        string where = workflow is null ? store.Name : $"workflow '{workflow}'";
        string remedy = everywhere.Count > 0 ? $"it is in {string.Join(", ", everywhere.Select(key => key.Workflow).Distinct())}"
            : NearInstance.Of(store, id) is { } near ? $"did you mean '{near.Id}' in {near.Workflow}?"
            : "check its spelling";
        throw new VerbStoppedException(ExitCode.NotFound, $"there is no instance '{SafeText.Of(id, 200)}' in {where}", remedy);
    }

    private static VerbStoppedException Ambiguous(string id, InstanceKey[] found)
    {
        bool oneWorkflow = found.All(key => key.Workflow == found[0].Workflow);
        string all = string.Join(", ", found.Select(key => key.ToString()));
        return oneWorkflow
            ? new(ExitCode.Usage, $"'{id}' is the business key of several instances: {all}", "name one of them by its id")
            : new(ExitCode.Usage, $"several workflows have an instance '{id}': {all}", $"add --workflow NAME, e.g. --workflow {found[0].Workflow}");
    }
}

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
    private static readonly Option<string?> AsOf = MomentOption.Create(MomentOption.AsOf, "Moment its units are looked at (default: that of a report)");
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("explain", "Show each unit of an instance: verdict, when, why, deadline, and the facts behind it") { ChosenInstance.Id, ChosenInstance.InWorkflow, AsOf, Json };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        Instant? asOf = MomentOption.Read(line, AsOf);
        TimeText times = place.Times();
        using IStore store = place.ExistingStore();
        InstanceKey key = ChosenInstance.Of(line, store);
        RuleSet rules = place.RulesIfAny();
        using IStoreSnapshot snapshot = store.OpenSnapshot();
        Explanation explanation = Explanation.Of(snapshot, rules, key, asOf, place.Shell.Time)!;
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
}

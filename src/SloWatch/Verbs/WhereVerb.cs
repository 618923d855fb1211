using System.CommandLine;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Locations;
using SloWatch.Cli.Running;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Locating;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch where</c>: where one instance is, and what to expect of it.</summary>
internal static class WhereVerb
{
    private static readonly Option<string?> AsOf = MomentOption.Create(MomentOption.AsOf, "Moment it is looked at (default: that of a report)");
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("where", "Show where an instance is, since when, what is due, what comes next, and who owns it") { ChosenInstance.Id, ChosenInstance.InWorkflow, AsOf, Json };
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
        Location location = Location.Of(snapshot, rules, key, asOf, place.Shell.Time)!;
        if (line.GetValue(Json))
        {
            LocationJson.Write(place.Shell.Terminal.Out, location);
        }
        else
        {
            LocationText.Write(place.Shell.Terminal, location, times, place.RulesFolder);
        }

        return ExitCode.Ok;
    }
}

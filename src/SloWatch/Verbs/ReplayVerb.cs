using System.CommandLine;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Alerts;
using SloWatch.Cli.Running;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch replay</c>: when alerts would have fired over what is stored.</summary>
internal static class ReplayVerb
{
    private static readonly Option<string?> Policy = new("--policy") { Description = "An AlertPolicy of the rules, or 'default', in place of the objectives' own", HelpName = "NAME" };
    private static readonly Option<string?> From = MomentOption.Create("--from", "First minute to decide on (default: the first that is stored)");
    private static readonly Option<string?> To = MomentOption.Create("--to", "Last minute to decide on (default: as far as the sources are complete)");
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("replay", "Print when alerts would have fired over the stored history") { ChosenObjectives.Names, Policy, From, To, Json };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        (Instant? from, Instant? to) = (MomentOption.Read(line, From), MomentOption.Read(line, To));
        if (from > to)
        {
            throw new VerbStoppedException(ExitCode.Usage, $"--from {from} is later than --to {to}", "swap them");
        }

        TimeText times = place.Times();
        RuleSet rules = place.Rules();
        AlertReplayRequest request = new(ChosenObjectives.Of(rules, line.GetValue(ChosenObjectives.Names)!), PolicyNamed(rules, line.GetValue(Policy)), from, to) { Rules = rules };
        using IStore store = place.ExistingStore();
        Reckoning.BringUpToRules(store, rules, place.Shell);
        using IStoreSnapshot snapshot = store.OpenSnapshot();
        IReadOnlyList<AlertReplay> replays = AlertReplay.Run(snapshot, request);
        if (line.GetValue(Json))
        {
            ReplayJson.Write(place.Shell.Terminal.Out, replays);
        }
        else
        {
            ReplayText.Write(place.Shell.Terminal, replays, times);
        }

        return ExitCode.Ok;
    }

    private static AlertPolicy? PolicyNamed(RuleSet rules, string? name)
    {
        if (name is null)
        {
            return null;
        }

        AlertPolicy[] known = [.. rules.Policies, .. rules.Policies.Any(policy => policy.Name == AlertPolicy.DefaultName) ? [] : new[] { AlertPolicy.Default }];
        return known.FirstOrDefault(policy => policy.Name == name)
            ?? throw new VerbStoppedException(ExitCode.NotFound, $"no AlertPolicy is called '{name}'", NearestName.Remedy(name, [.. known.Select(policy => policy.Name)]));
    }
}

using System.CommandLine;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Running;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Retention;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch retain</c>: what the service does daily, for a store that none runs on.</summary>
internal static class RetainVerb
{
    private static readonly Argument<string> Keep = new("duration") { Description = "How long instances are kept after their end, e.g. 400d" };
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("retain", "Remove instances that ended longer ago; what they counted stays") { Keep, Json };
        verb.SetAction(line => Run(ReadKeep(line.GetValue(Keep)!), line.GetValue(Json), common.Read(line, shell)));
        return verb;
    }

    private static int Run(TimeSpan keep, bool asJson, Workplace place)
    {
        RuleSet rules = place.Rules();
        Check(rules, keep, place.Shell.Terminal);
        using IStore store = place.ExistingStore();
        Reckoning.BringUpToRules(store, rules, place.Shell);
        long removed;
        using (ProgressLine progress = new(place.Shell, "removing"))
        {
            removed = RetentionRun.Run(store, rules, keep, place.Shell.Time, progress.Counting("instances"), place.Shell.Interrupted);
        }

        if (asJson)
        {
            WriteJson(place.Shell.Terminal.Out, removed, store.Instances.Horizons());
        }
        else
        {
            WriteText(place.Shell.Terminal.Out, store, removed, place.Times());
        }

        return ExitCode.Ok;
    }

    private static TimeSpan ReadKeep(string text)
    {
        if (!DurationText.TryParse(text, out TimeSpan keep))
        {
            (string fault, string remedy) = DurationText.Refusal(text);
            throw new VerbStoppedException(ExitCode.Usage, $"'{text}' {fault}", remedy);
        }

        return keep >= RetentionFit.Least ? keep : throw new VerbStoppedException(ExitCode.Usage, $"{text} is shorter than a day, and what has just ended is often opened again or corrected", "keep instances for longer");
    }

    private static void Check(RuleSet rules, TimeSpan keep, Terminal terminal)
    {
        IReadOnlyList<Problem> tooLong = RetentionFit.Of(rules, keep);
        foreach (Problem problem in tooLong)
        {
            terminal.Say(SafeText.Of(problem.ToString()));
        }

        if (tooLong.Count > 0)
        {
            throw new VerbStoppedException(ExitCode.Refused, $"{Count.Of(tooLong.Count, "objective")} would look back further than instances are kept", "keep them for longer");
        }
    }

    private static void WriteText(TextWriter to, IStore store, long removed, TimeText times)
    {
        to.WriteLine($"{SafeText.Of(store.Name)}: {Count.Of(removed, "instance")} removed; what they counted stays");
        foreach ((string workflow, Instant horizon) in store.Instances.Horizons())
        {
            to.WriteLine(SafeText.Of($"  {workflow}: those that ended before {times.ToSecond(horizon)} are gone"));
        }
    }

    private static void WriteJson(TextWriter to, long removed, IReadOnlyList<(string Workflow, Instant Horizon)> horizons) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("removed", removed);
        json.WriteStartArray("horizons");
        foreach ((string workflow, Instant horizon) in horizons)
        {
            json.WriteStartObject();
            json.WriteString("workflow", workflow);
            json.WriteString("horizon", horizon.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}

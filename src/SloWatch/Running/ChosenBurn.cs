using SloWatch.Core.Alerting.States;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Diagnosing;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Running;

/// <param name="Objective">Null when an alert is named.</param>
/// <param name="Alert">Id of the transition by which it fired.</param>
internal sealed record AskedBurn(string? Objective, Instant? From, Instant? To, long? Alert);

/// <summary>The burn that a command line names.</summary>
internal static class ChosenBurn
{
    /// <summary>What is told of an alert is told as it was.</summary>
    public static void BringUp(AskedBurn asked, IStore store, RuleSet rules, Shell shell)
    {
        if (asked.Objective is { } name)
        {
            _ = ObjectiveOf(rules, name);
            Reckoning.BringUpToRules(store, rules, shell);
        }
    }

    public static DiagnosisQuestion Of(AskedBurn asked, IStoreReader store, RuleSet rules, TimeProvider time)
    {
        if (asked.Alert is { } id)
        {
            AlertTransition fired = Fired(store, id);
            return BurnWindows.Of(store, rules, fired)
                ?? throw new VerbStoppedException(ExitCode.NotFound, $"the rules have no objective '{fired.Key.Name}' of '{fired.Key.Workflow}' any more", "only what was kept with its alerts can be shown");
        }

        DiagnosisQuestion question = BurnWindows.Choose(store, rules, ObjectiveOf(rules, asked.Objective!), asked.From, asked.To, time);
        return question.Window.From < question.Window.To
            ? question
            : throw new VerbStoppedException(ExitCode.Usage, $"--from ({question.Window.From}) is not before the end ({question.Window.To})", "write an earlier one");
    }

    /// <summary>The transition with an id by which an alert of an objective fired.</summary>
    public static AlertTransition Fired(IStoreReader store, long id) =>
        id is > 0 and < long.MaxValue && store.Alerts.Transitions(null, id + 1, 1) is [{ } found] && found.Id == id && found.Transition is { Change: AlertChange.Fired, Key.Subject: AlertSubject.Objective }
            ? found.Transition
            : throw new VerbStoppedException(ExitCode.NotFound, $"no alert of an objective fired with the number {id}", "'slowatch alerts' shows the numbers of those that fire, and 'slowatch alerts --json' the id of every change");

    private static Objective ObjectiveOf(RuleSet rules, string name) =>
        rules.Objectives.FirstOrDefault(objective => objective.Name == name)
        ?? throw new VerbStoppedException(ExitCode.NotFound, $"no objective is called '{name}'", NearestName.Remedy(name, [.. rules.Objectives.Select(objective => objective.Name)]));
}

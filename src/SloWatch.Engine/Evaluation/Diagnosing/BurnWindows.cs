using SloWatch.Core.Alerting.Decisions;
using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Indicators.Handoff;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Diagnosing;

/// <summary>Which time of an objective is the burn, where nobody says.</summary>
public static class BurnWindows
{
    /// <summary>
    /// Up to where the sources are complete, and from where the gravest open alert began to look; without one, the window in which the budget burns
    /// fast now, by the built-in policy where it has none; without that, all that the budget is counted over.
    /// </summary>
    /// <param name="from">Null: as above.</param>
    /// <param name="to">Null likewise.</param>
    public static DiagnosisQuestion Choose(IStoreReader store, RuleSet rules, Objective objective, Instant? from, Instant? to, TimeProvider time)
    {
        ObjectiveReport report = BudgetReport.Compute(store, new([objective], to) { Rules = rules }, time).Objectives[0];
        Instant end = report.Range.To;
        string? doubt = report.Standing.State == BudgetState.Unknown ? report.Standing.Reason : null;
        (TimeRange window, string why) = (from, to) switch
        {
            ({ } asked, _) => (new TimeRange(asked, end), "the time asked for"),
            (_, null) when OpenAlert(store, objective) is { } alert && LengthOf(alert.Counts) is { } looked =>
                (new(WindowEdge.Of(alert.State.Since, looked), Instant.Max(end, alert.State.Since)), $"from where {alert.Key.Cause} looked back to when it fired"),
            _ when BurnNow.Of(store.Ledger, objective, objective.Alerts ?? AlertPolicy.Default, end) is [var burn, ..] =>
                (WindowEdge.Before(end, burn.Fit.Pair.Long), $"the last {DurationText.Format(burn.Fit.Pair.Long)}, in which the budget burns{(objective.Alerts is null ? Unheard(burn) : "")}"),
            _ => (report.Range, "the window of the budget, for it does not burn fast now"),
        };
        return Ask(store, rules, objective, window, why, doubt);
    }

    /// <summary>What an alert looked at when it fired; null of a source, and of an objective that the rules no longer have.</summary>
    public static DiagnosisQuestion? Of(IStoreReader store, RuleSet rules, AlertTransition fired)
    {
        if (fired.Key.Subject != AlertSubject.Objective
            || rules.Objectives.FirstOrDefault(one => one.Name == fired.Key.Name && one.Measurement.Workflow.Name == fired.Key.Workflow) is not { } objective)
        {
            return null;
        }

        TimeRange window = LengthOf(fired.Counts) is { } looked ? WindowEdge.Before(fired.Minute, looked) : objective.Window.Before(fired.Minute);
        return Ask(store, rules, objective, window, WhyOf(fired.Key), null);
    }

    /// <summary>For people.</summary>
    public static string WhyOf(AlertKey key) => $"what {key.Cause} looked at when it fired";

    /// <summary>Nobody is called for it.</summary>
    private static string Unheard(in BurnDecision burn) => FormattableString.Invariant($" at {burn.Long:0.##} times the even rate, of which it makes no alert");

    private static DiagnosisQuestion Ask(IStoreReader store, RuleSet rules, Objective objective, TimeRange window, string why, string? doubt) =>
        new(objective, window, TimeBefore.Of(store.Ledger, objective, window), why, doubt)
        {
            Missing = Removed(store, objective, window.From),
            Sees = SeenByAll(rules, objective.Measurement.Workflow.Name),
            TakesOver = Handovers(rules.For(objective.Measurement.Workflow.Name)),
        };

    /// <summary>A source that shows no steps at all has nothing to say of those that are open, if another one does.</summary>
    private static Sight SeenByAll(RuleSet rules, string workflow)
    {
        Sight[] sights = [.. rules.Sources.Where(source => source.Workflow == workflow).Select(source => source.Sees)];
        Sight[] ofSteps = [.. sights.Where(sight => sight.HasFlag(Sight.Steps))];
        return sights.Length == 0 ? ~Sight.None : (ofSteps.Length > 0 ? ofSteps : sights).Aggregate((all, one) => all & one);
    }

    private static Dictionary<string, string> Handovers(WorkflowRules rules) =>
        rules.Measurements.Select(measurement => measurement.Indicator).OfType<WorkflowHandoff>().Where(handoff => handoff.From is not null)
            .GroupBy(handoff => handoff.From!, handoff => handoff.HandsOverTo!.Workflow)
            .ToDictionary(step => step.Key, step => string.Join(" and ", step.Distinct().Order(StringComparer.Ordinal)));

    /// <summary>Of the longest window that a decision read; null where it is no length.</summary>
    private static TimeSpan? LengthOf(IReadOnlyList<WindowCounts> counts) =>
        counts.Count > 0 && DurationText.TryParse(counts[0].Window, out TimeSpan length) ? length : null;

    private static StoredAlert? OpenAlert(IStoreReader store, Objective objective) =>
        store.Alerts.Open(objective.Measurement.Workflow.Name).FirstOrDefault(alert => alert.Key.Subject == AlertSubject.Objective && alert.Key.Name == objective.Name);

    private static string? Removed(IStoreReader store, Objective objective, Instant from) =>
        store.Instances.Horizons().FirstOrDefault(one => one.Workflow == objective.Measurement.Workflow.Name) is { Workflow: not null, Horizon: var horizon } && from < horizon
            ? $"instances that ended before {horizon} were removed"
            : null;
}

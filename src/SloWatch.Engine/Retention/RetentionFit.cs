using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Budgets;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Retention;

/// <summary>Whether instances are kept for as long as objectives look back: else nobody could say which of them spent a budget, nor count a new objective.</summary>
public static class RetentionFit
{
    /// <summary>Whatever the rules.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromDays(1);

    /// <summary>A problem for each objective that looks back further.</summary>
    public static IReadOnlyList<Problem> Of(RuleSet rules, TimeSpan keep) =>
    [
        .. from objective in rules.Objectives
           let back = LooksBack(objective)
           let settle = Settle(rules, objective.Measurement.Workflow.Name)
           where back + settle > keep
           select new Problem(
               objective.Place,
               $"objective '{objective.Name}' looks back {DurationText.Format(back)}{(settle > TimeSpan.Zero ? $", its source settles after {DurationText.Format(settle)}" : "")}, and instances are kept for {DurationText.Format(keep)} after their end",
               $"keep them for longer (retention: {Math.Ceiling((back + settle).TotalDays)}d), or shorten its window"),
    ];

    /// <summary>The longest a calendar's period can be is a little longer than it is on the whole.</summary>
    private static TimeSpan LooksBack(Objective objective)
    {
        TimeSpan window = objective.Window is CalendarWindow period ? period.Length + TimeSpan.FromDays(2) : objective.Window.Length;
        IEnumerable<TimeSpan> pairs = objective.Alerts is { } policy ? PolicyFit.Of(policy, objective.Target, objective.Window).Able.Select(fit => fit.Pair.Long) : [];
        return pairs.Append(window).Max();
    }

    private static TimeSpan Settle(RuleSet rules, string workflow) =>
        rules.Sources.Where(source => source.Workflow == workflow).Select(source => source.Settle).Append(TimeSpan.Zero).Max();
}

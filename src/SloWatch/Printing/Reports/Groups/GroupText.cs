using SloWatch.Core.Budgets;
using SloWatch.Engine.Evaluation.Grouping;

namespace SloWatch.Cli.Printing.Reports.Groups;

/// <summary>Words that several forms of a grouped report share.</summary>
internal static class GroupText
{
    private const string None = "(none)";

    private const int LongestName = 60;

    /// <summary>As a person tells them apart; a value that looks like no value is quoted.</summary>
    public static string Name(string? name) => name switch
    {
        null => None,
        "" or None => $"'{name}'",
        _ => SafeText.Of(name, LongestName),
    };

    /// <summary>What stands below the groups that are listed.</summary>
    public static string Rest(ObjectiveGroups objective, int listed) => objective.Rest(listed) is { } rest
        ? $"and {Count.Of(objective.Groups.Count - listed, "more group")}: {Count.Of(rest.InWindow.Good)} good, {Count.Of(rest.InWindow.Bad)} bad, {Count.Of(rest.Pending)} pending, {Count.Of(rest.InWindow.Excluded)} excluded"
        : "";

    /// <summary>How the objective stands as a whole.</summary>
    public static string Whole(ReportRow row)
    {
        string left = row.LeftPercent == "-" ? "no budget" : $"budget left {row.LeftPercent}";
        string doubt = row.Report.Standing is { State: BudgetState.Unknown, Reason: var reason } ? $", because {reason}" : "";
        return $"SLI {row.Sli}, target {row.Target} over {row.Window}, {left}: {row.State}{doubt}";
    }
}

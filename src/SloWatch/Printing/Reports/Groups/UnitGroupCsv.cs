using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Grouping;

namespace SloWatch.Cli.Printing.Reports.Groups;

/// <summary>A row for every group, with the numbers of the JSON.</summary>
internal static class UnitGroupCsv
{
    private static readonly string[] Header =
    [
        "objective", "workflow", "indicator", "window", "from", "asOf", "target", "by", "group", "good", "bad", "pending", "excluded", "sli", "finishedOnlySli", "badRatio", "budgetSpentRatio",
    ];

    private static readonly string[] PreviousHeader = ["previousGood", "previousBad", "previousPending", "previousExcluded", "previousSli", "sliChange"];

    public static void Write(TextWriter to, GroupedReport report)
    {
        bool isCompared = report.Objectives.Any(objective => objective.Report.Previous is not null);
        CsvText.WriteRow(to, isCompared ? [.. Header, .. PreviousHeader] : Header);
        foreach (ObjectiveGroups objective in report.Objectives)
        {
            foreach (UnitGroup group in objective.Groups)
            {
                string[] fields = [.. OfObjective(objective.Report), report.By.Text, .. OfGroup(objective, group)];
                CsvText.WriteRow(to, isCompared ? [.. fields, .. OfBefore(group)] : fields);
            }
        }
    }

    private static string[] OfObjective(ObjectiveReport report) =>
    [
        report.Objective.Name, report.Objective.Measurement.Workflow.Name, report.Objective.Measurement.Indicator.Type, report.Window.Text,
        report.Range.From.ToString(), report.Range.To.ToString(), ReportCsv.Number(report.Objective.Target.Ratio),
    ];

    private static string[] OfGroup(ObjectiveGroups objective, UnitGroup group) =>
    [
        Name(group.Name ?? ""), ReportCsv.Number(group.InWindow.Good), ReportCsv.Number(group.InWindow.Bad), ReportCsv.Number(group.Pending), ReportCsv.Number(group.InWindow.Excluded),
        ReportCsv.Number(group.Sli), ReportCsv.Number(group.FinishedOnly.Sli),
        ReportCsv.Number(objective.ShareOfBad(group.InWindow.Bad)), ReportCsv.Number(objective.ShareOfBudget(group.InWindow.Bad)),
    ];

    /// <summary>It comes from a log, and spreadsheets take what begins like a formula for one.</summary>
    private static string Name(string name) => name is ['=' or '+' or '-' or '@', ..] ? $"'{SafeText.Of(name)}" : SafeText.Of(name);

    private static string[] OfBefore(UnitGroup group) =>
    [
        ReportCsv.Number(group.Before?.InWindow.Good), ReportCsv.Number(group.Before?.InWindow.Bad), ReportCsv.Number(group.Before?.Pending), ReportCsv.Number(group.Before?.InWindow.Excluded),
        ReportCsv.Number(group.Before?.Sli), ReportCsv.Number(group.SliChange),
    ];
}

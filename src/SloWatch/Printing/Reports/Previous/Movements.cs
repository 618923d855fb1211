using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Reports.Previous;

/// <summary>What moved since the window before, in a few sentences.</summary>
internal static class Movements
{
    private const int Named = 3;

    public static IEnumerable<string> Of(IReadOnlyList<ObjectiveReport> reports)
    {
        if (reports.Where(report => report.Change?.Sli < 0).OrderBy(report => report.Change!.Value.Sli).ToArray() is { Length: > 0 } worse)
        {
            yield return $"Worse than in the window before: {Names(worse)}.";
        }

        if (reports.Where(report => report.Change?.Sli > 0).OrderByDescending(report => report.Change!.Value.Sli).ToArray() is { Length: > 0 } better)
        {
            yield return $"Better: {Names(better)}.";
        }

        if (reports.Where(report => report is { Budget.Sli: not null, Previous.Budget.Sli: null }).Select(report => report.Objective.Name).ToArray() is { Length: > 0 } fresh)
        {
            yield return $"{string.Join(", ", fresh)}: no data in the window before to compare with.";
        }
    }

    private static string Names(ObjectiveReport[] moved)
    {
        string names = string.Join(", ", moved.Take(Named).Select(report => $"{report.Objective.Name} ({PercentText.Points(report.Change!.Value.Sli!.Value, 2)})"));
        return moved.Length > Named ? $"{names} and {moved.Length - Named} more" : names;
    }
}

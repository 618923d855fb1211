using SloWatch.Core.Budgets;
using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Reports.Previous;

/// <summary>The figures of one objective and those of the window before, as a person reads them.</summary>
internal sealed record PreviousRow(ObjectiveReport Report)
{
    private const string None = "-";

    private readonly BudgetChange change = Report.Change ?? default;

    public ReportRow Now { get; } = new(Report);

    public ReportRow Before { get; } = new(Report.Previous ?? Report);

    public string SliChange => change.Sli is { } sli ? PercentText.Points(sli, 2) : None;

    public string LeftChange => change.RemainingRatio is { } left ? PercentText.Points(left, 1) : None;

    public Tint Tint => change.Sli switch { > 0 => Tint.Good, < 0 => Tint.Bad, _ => Tint.None };
}

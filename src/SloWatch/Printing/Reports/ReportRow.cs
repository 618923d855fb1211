using System.Globalization;
using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Reports;

/// <summary>The figures of one objective as a person reads them.</summary>
internal sealed record ReportRow(ObjectiveReport Report)
{
    private const string NoData = "no data";

    public string Name => Report.Objective.Name;

    public string Window => Report.Window.Text;

    public string Target => PercentText.Exact(Report.Objective.Target.Ratio);

    public string Sli => Report.Budget.Sli is { } sli ? PercentText.Of(sli, 2, Report.Objective.Target.Ratio) : NoData;

    public string Good => Count.Of(Report.InWindow.Good);

    public string Bad => Count.Of(Report.InWindow.Bad);

    public string Pending => Count.Of(Report.Pending);

    public string Excluded => Count.Of(Report.InWindow.Excluded);

    public string LeftPercent => Report.Budget.RemainingRatio is { } ratio ? PercentText.Signed(ratio, 1) : "-";

    public string LeftUnits => Report.Budget.RemainingRatio is null
        ? "-"
        : $"{Report.Budget.Remaining.ToString("+#,0.0##;-#,0.0##;0", CultureInfo.InvariantCulture)} {Noun}";

    public string State => StateText.Words(Report.Standing.State);

    public Tint Tint => StateText.Tint(Report.Standing.State);

    private string Noun => Report.Objective.Measurement.Indicator.Noun;
}

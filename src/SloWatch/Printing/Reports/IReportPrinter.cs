using SloWatch.Cli.Running;
using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Reports;

/// <summary>A report in each of the forms that it can be asked for in.</summary>
internal interface IReportPrinter
{
    /// <summary>For a person at a terminal.</summary>
    void Text(Terminal terminal, TimeText times);

    /// <summary>For scripts.</summary>
    void Json(TextWriter to);

    /// <summary>For spreadsheets.</summary>
    void Csv(TextWriter to);

    /// <summary>For a page.</summary>
    void Markdown(TextWriter to, TimeText times);
}

/// <summary>The report by itself.</summary>
internal sealed class PlainPrinter(BudgetReport report) : IReportPrinter
{
    public void Text(Terminal terminal, TimeText times) => ReportText.Write(terminal, report, times);

    public void Json(TextWriter to) => ReportJson.Write(to, report);

    public void Csv(TextWriter to) => ReportCsv.Write(to, report);

    public void Markdown(TextWriter to, TimeText times) => ReportMarkdown.Write(to, report, times);
}

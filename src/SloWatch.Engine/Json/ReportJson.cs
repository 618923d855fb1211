using System.Text.Json;
using SloWatch.Core.Budgets;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation;

namespace SloWatch.Engine.Json;

/// <summary>The report for scripts. They rely on these names: add to them, never change them.</summary>
public static class ReportJson
{
    /// <param name="more">Writes further fields of the report.</param>
    public static void Write(TextWriter to, BudgetReport report, Action<Utf8JsonWriter>? more = null) => JsonText.Write(to, json => Write(json, report, more));

    public static void Write(Utf8JsonWriter json, BudgetReport report, Action<Utf8JsonWriter>? more = null)
    {
        json.WriteStartObject();
        json.Time("asOf", report.AsOf);
        json.WriteStartArray("objectives");
        foreach (ObjectiveReport objective in report.Objectives)
        {
            WriteObjective(json, objective);
        }

        json.WriteEndArray();
        more?.Invoke(json);
        json.WriteEndObject();
    }

    /// <summary>One of them, as it stands in the report.</summary>
    public static void WriteObjective(Utf8JsonWriter json, ObjectiveReport report)
    {
        Objective objective = report.Objective;
        json.WriteStartObject();
        json.WriteString("name", objective.Name);
        json.WriteString("workflow", objective.Measurement.Workflow.Name);
        json.WriteString("indicator", objective.Measurement.Indicator.Type);
        json.WriteString("window", report.Window.Text);
        json.Time("from", report.Range.From);
        json.Time("asOf", report.Range.To);
        json.Number("target", objective.Target.Ratio);
        WriteFigures(json, report);
        json.WriteString("owner", objective.Owner);
        json.WriteString("runbook", objective.Runbook);
        if (report is { Previous: { } previous, Change: { } change })
        {
            WritePrevious(json, previous);
            WriteChange(json, change);
        }

        json.WriteEndObject();
    }

    private static void WriteFigures(Utf8JsonWriter json, ObjectiveReport report)
    {
        json.WriteNumber("good", report.InWindow.Good);
        json.WriteNumber("bad", report.InWindow.Bad);
        json.WriteNumber("pending", report.Pending);
        json.WriteNumber("excluded", report.InWindow.Excluded);
        json.Number("sli", report.Budget.Sli);
        WriteFinishedOnly(json, report.FinishedOnly);
        WriteBudget(json, report.Budget);
        json.WriteString("state", StateNames.Of(report.Standing.State));
        json.WriteString("stateReason", report.Standing.Reason);
    }

    private static void WritePrevious(Utf8JsonWriter json, ObjectiveReport previous)
    {
        json.WriteStartObject("previous");
        json.Time("from", previous.Range.From);
        json.Time("asOf", previous.Range.To);
        WriteFigures(json, previous);
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, BudgetChange change)
    {
        json.WriteStartObject("change");
        json.Number("sli", change.Sli);
        json.Number("budgetRemainingRatio", change.RemainingRatio);
        json.WriteEndObject();
    }

    public static void WriteFinishedOnly(Utf8JsonWriter json, FinishedOnly finished)
    {
        json.WriteStartObject("finishedOnly");
        json.WriteNumber("good", finished.Good);
        json.WriteNumber("bad", finished.Bad);
        json.Number("sli", finished.Sli);
        json.WriteEndObject();
    }

    private static void WriteBudget(Utf8JsonWriter json, Budget budget)
    {
        json.WriteStartObject("budget");
        json.Number("total", budget.Total);
        json.Number("spent", budget.Spent);
        json.Number("remaining", budget.Remaining);
        json.Number("remainingRatio", budget.RemainingRatio);
        json.WriteEndObject();
    }
}

using System.Text.Json;
using SloWatch.Core.Budgets;
using SloWatch.Engine.Evaluation.Series;

namespace SloWatch.Engine.Json;

/// <summary>An objective over time, for charts. They rely on these names: add to them, never change them.</summary>
public static class SeriesJson
{
    public static void Write(Utf8JsonWriter json, ObjectiveSeries series)
    {
        json.WriteStartObject();
        json.WriteString("name", series.Objective.Name);
        json.WriteString("workflow", series.Objective.Measurement.Workflow.Name);
        json.WriteString("window", series.Objective.Window.Text);
        json.Number("target", series.Objective.Target.Ratio);
        json.Seconds("stepSeconds", series.Step);
        json.Objects("points", series.Points, (to, point) => WritePoint(to, series, point));
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, ObjectiveSeries series, SeriesPoint point)
    {
        Budget budget = series.BudgetOf(point);
        json.Time("at", point.At);
        json.WriteNumber("good", point.InWindow.Good);
        json.WriteNumber("bad", point.InWindow.Bad);
        json.Number("sli", budget.Sli);
        json.Number("budgetRemainingRatio", budget.RemainingRatio);
        json.WriteNumber("stepGood", point.InStep.Good);
        json.WriteNumber("stepBad", point.InStep.Bad);
        json.Number("stepBurnRate", series.BurnOf(point));
    }
}

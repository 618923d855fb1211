using System.Text.Json;
using SloWatch.Engine.Evaluation.Alerting;

namespace SloWatch.Cli.Printing.Alerts;

/// <summary>What may be expected of the alerts of each objective, for scripts. They rely on these names: add to them, never change them.</summary>
internal static class OutlookJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<AlertOutlook> outlooks) => json.Objects("objectives", outlooks, (to, outlook) =>
    {
        to.WriteString("name", outlook.Objective.Name);
        to.WriteString("workflow", outlook.Objective.Measurement.Workflow.Name);
        to.Number("unitsPerDay", outlook.UnitsPerDay);
        to.Time("countedFrom", outlook.CountedFrom);
        to.WriteString("policy", outlook.Policy?.Policy.Name);
        to.Objects("alerts", outlook.Prospects, (to, prospect) => Write(to, prospect, outlook));
    });

    private static void Write(Utf8JsonWriter json, AlertProspect prospect, AlertOutlook outlook)
    {
        json.WriteString("severity", SeverityText.Of(prospect.Cause.Severity));
        json.WriteString("cause", prospect.Cause.Text);
        json.WriteBoolean("canFire", prospect.Fit is not { CanFire: false });
        json.Number("burnRate", prospect.Fit?.Threshold);
        json.Number("badRatio", prospect.Fit?.BadShare);
        json.WriteString("outageIsBadAfter", prospect.After is null ? null : outlook.Objective.Measurement.Indicator.Limit?.Text);
        json.Seconds("outageAlertsAfterSeconds", prospect.After);
        json.WriteString("outageNeverAlerts", prospect.Never);
    }
}

using SloWatch.Engine.Evaluation.Alerting;

namespace SloWatch.Cli.Printing.Alerts;

/// <summary>What fires and what changed, for scripts. They rely on these names: add to them, never change them.</summary>
internal static class AlertsJson
{
    public static void Write(TextWriter to, AlertOverview alerts) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.Objects("alerts", alerts.Open, (to, open) =>
        {
            AlertJson.WriteAlert(to, open.Alert);
            AddressJson.Write(to, open.Address);
            DiagnosisJson.WriteOf(to, alerts.Diagnoses.GetValueOrDefault(open.Alert.Key));
        });
        json.Objects("workflows", alerts.Workflows, AlertJson.WriteDecided);
        json.Objects("transitions", alerts.Changes, AlertJson.WriteTransition);
        json.WriteEndObject();
    });
}

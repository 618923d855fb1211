using System.Text.Json;
using SloWatch.Core.Alerting.Replays;
using SloWatch.Engine.Evaluation.Alerting;

namespace SloWatch.Cli.Printing.Alerts;

/// <summary>A replay for scripts. They rely on these names: add to them, never change them.</summary>
internal static class ReplayJson
{
    public static void Write(TextWriter to, IReadOnlyList<AlertReplay> replays) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("objectives");
        foreach (AlertReplay replay in replays)
        {
            Write(json, replay);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, AlertReplay replay)
    {
        json.WriteStartObject();
        json.WriteString("name", replay.Objective.Name);
        json.WriteString("workflow", replay.Objective.Measurement.Workflow.Name);
        json.WriteString("policy", replay.Policy?.Policy.Name);
        json.Time("from", replay.Range?.First);
        json.Time("to", replay.Range?.Last);
        json.WriteStartArray("alerts");
        foreach (AlertEpisode episode in replay.Episodes)
        {
            json.WriteStartObject();
            json.WriteString("severity", SeverityText.Of(episode.Cause.Severity));
            json.WriteString("cause", episode.Cause.Text);
            json.Time("from", episode.From);
            json.Time("until", episode.Until);
            json.WriteString("reason", episode.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

using System.Text.Json;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Json;

/// <summary>Alerts for scripts. They rely on these names: add to them, never change them.</summary>
public static class AlertJson
{
    /// <summary>The members of one alert as it stands.</summary>
    public static void WriteAlert(Utf8JsonWriter json, StoredAlert alert)
    {
        WriteKey(json, alert.Key);
        json.WriteString("severity", EnumText.Of(alert.Severity));
        json.WriteString("phase", EnumText.Of(alert.State.Phase));
        json.WriteBoolean("open", alert.State.IsOpen);
        json.Time("since", alert.State.Since);
        json.WriteString("reason", alert.Reason);
        WriteCounts(json, alert.Counts);
    }

    /// <summary>The members of one change of an alert.</summary>
    public static void WriteTransition(Utf8JsonWriter json, StoredTransition stored)
    {
        AlertTransition transition = stored.Transition;
        json.WriteNumber("id", stored.Id);
        WriteKey(json, transition.Key);
        json.WriteString("severity", EnumText.Of(transition.Severity));
        json.WriteString("change", EnumText.Of(transition.Change));
        json.WriteString("from", EnumText.Of(transition.From));
        json.WriteString("to", EnumText.Of(transition.To));
        json.Time("minute", transition.Minute);
        json.Time("recordedAt", transition.RecordedAt);
        json.WriteString("reason", transition.Reason);
        WriteCounts(json, transition.Counts);
    }

    /// <summary>The members of one workflow.</summary>
    public static void WriteDecided(Utf8JsonWriter json, DecidedWorkflow decided)
    {
        json.WriteString("workflow", decided.Workflow);
        json.Time("decidedUpTo", decided.UpTo);
        json.Time("unknownSince", decided.UnknownSince);
        json.WriteString("unknownWhy", decided.UnknownWhy);
    }

    private static void WriteKey(Utf8JsonWriter json, AlertKey key)
    {
        json.WriteString("subject", EnumText.Of(key.Subject));
        json.WriteString("workflow", key.Workflow);
        json.WriteString("name", key.Name);
        json.WriteString("cause", key.Cause);
    }

    private static void WriteCounts(Utf8JsonWriter json, IReadOnlyList<WindowCounts> counts) => json.Objects("counts", counts, (to, window) =>
    {
        to.WriteString("window", window.Window);
        to.WriteNumber("good", window.Good);
        to.WriteNumber("bad", window.Bad);
    });
}

using System.Text.Json;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Json;

/// <summary>Alerts for scripts. They rely on these names: add to them, never change them.</summary>
public static class AlertJson
{
    /// <summary>The members of one alert as it stands.</summary>
    public static void WriteAlert(Utf8JsonWriter json, StoredAlert alert)
    {
        WriteKey(json, alert.Key);
        json.WriteString("severity", Word(alert.Severity));
        json.WriteString("phase", Word(alert.State.Phase));
        json.WriteBoolean("open", alert.State.IsOpen);
        WriteTime(json, "since", alert.State.Since);
        json.WriteString("reason", alert.Reason);
        WriteCounts(json, alert.Counts);
    }

    /// <summary>The members of one change of an alert.</summary>
    public static void WriteTransition(Utf8JsonWriter json, StoredTransition stored)
    {
        AlertTransition transition = stored.Transition;
        json.WriteNumber("id", stored.Id);
        WriteKey(json, transition.Key);
        json.WriteString("severity", Word(transition.Severity));
        json.WriteString("change", Word(transition.Change));
        json.WriteString("from", Word(transition.From));
        json.WriteString("to", Word(transition.To));
        WriteTime(json, "minute", transition.Minute);
        WriteTime(json, "recordedAt", transition.RecordedAt);
        json.WriteString("reason", transition.Reason);
        WriteCounts(json, transition.Counts);
    }

    /// <summary>The members of one workflow.</summary>
    public static void WriteDecided(Utf8JsonWriter json, DecidedWorkflow decided)
    {
        json.WriteString("workflow", decided.Workflow);
        WriteTime(json, "decidedUpTo", decided.UpTo);
        WriteTime(json, "unknownSince", decided.UnknownSince);
        json.WriteString("unknownWhy", decided.UnknownWhy);
    }

    private static void WriteKey(Utf8JsonWriter json, AlertKey key)
    {
        json.WriteString("subject", Word(key.Subject));
        json.WriteString("workflow", key.Workflow);
        json.WriteString("name", key.Name);
        json.WriteString("cause", key.Cause);
    }

    private static void WriteCounts(Utf8JsonWriter json, IReadOnlyList<WindowCounts> counts)
    {
        json.WriteStartArray("counts");
        foreach (WindowCounts window in counts)
        {
            json.WriteStartObject();
            json.WriteString("window", window.Window);
            json.WriteNumber("good", window.Good);
            json.WriteNumber("bad", window.Bad);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Null for the ends of time, which no calendar names.</summary>
    private static void WriteTime(Utf8JsonWriter json, string name, Instant? instant) =>
        json.WriteString(name, instant is { IsFinite: true } finite ? finite.ToString() : null);

    private static string Word<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}

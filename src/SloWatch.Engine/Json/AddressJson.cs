using System.Text.Json;
using SloWatch.Engine.Evaluation.Alerting;

namespace SloWatch.Engine.Json;

/// <summary>Who has to do with an alert, for scripts. They rely on these names: add to them, never change them.</summary>
public static class AddressJson
{
    /// <summary>Further members of an alert.</summary>
    public static void Write(Utf8JsonWriter json, AlertAddress address)
    {
        json.Texts("owners", address.Owners);
        json.WriteString("runbook", address.Runbook);
    }
}

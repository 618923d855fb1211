using SloWatch.Core.Diagnosis;
using SloWatch.Engine.Evaluation.Diagnosing;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Printing.Diagnoses;

/// <summary>Diagnoses and their instances for scripts. They rely on these names: add to them, never change them.</summary>
internal static class DiagnosesJson
{
    public static void Write(TextWriter to, BurnDiagnosis diagnosis) => JsonText.Write(to, json => DiagnosisJson.Write(json, diagnosis));

    public static void Write(TextWriter to, StoredDiagnosis stored) => JsonText.Write(to, json => DiagnosisJson.Write(json, stored));

    public static void Write(TextWriter to, BadUnits found) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.Objects("instances", found.Units, DiagnosisJson.WriteUnit);
        json.WriteBoolean("more", found.More);
        json.WriteEndObject();
    });
}

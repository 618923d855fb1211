using System.Text.Json;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Json;

/// <summary>Diagnoses for scripts, and as they are kept with alerts. They rely on these names: add to them, never change them.</summary>
public static class DiagnosisJson
{
    public static void Write(Utf8JsonWriter json, BurnDiagnosis diagnosis)
    {
        json.WriteStartObject();
        WriteMembers(json, diagnosis);
        json.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter json, BurnDiagnosis diagnosis)
    {
        Conclusion conclusion = diagnosis.Conclusion;
        json.WriteString("objective", diagnosis.Objective);
        json.WriteString("workflow", diagnosis.Workflow);
        json.WriteString("units", diagnosis.Noun);
        json.WriteString("likelyCause", EnumText.Of(conclusion.Cause));
        json.WriteString("subjectBy", conclusion.By is { } by ? EnumText.Of(by) : null);
        json.WriteString("subject", conclusion.Subject);
        json.WriteString("takesOver", conclusion.TakesOver);
        json.WriteString("sentence", conclusion.Sentence);
        WriteNumbers(json, conclusion.Numbers);
        json.Texts("notOthers", conclusion.Others);
        json.WriteString("doubt", diagnosis.Doubt);
        json.WriteString("why", diagnosis.Why);
        WriteTime(json, "window", diagnosis.Window, diagnosis.Now);
        WriteTime(json, "before", diagnosis.Before, diagnosis.Earlier);
        json.Objects("attribution", diagnosis.Tables, WriteTable);
    }

    /// <summary>What an alert says of its diagnosis: a member <c>diagnosis</c>, null while none was made.</summary>
    public static void WriteOf(Utf8JsonWriter json, StoredDiagnosis? stored)
    {
        if (stored is null)
        {
            json.WriteNull("diagnosis");
            return;
        }

        Conclusion conclusion = stored.Diagnosis.Conclusion;
        json.WriteStartObject("diagnosis");
        json.WriteNumber("transition", stored.Transition);
        json.Time("madeAt", stored.MadeAt);
        json.WriteString("likelyCause", EnumText.Of(conclusion.Cause));
        json.WriteString("subjectBy", conclusion.By is { } by ? EnumText.Of(by) : null);
        json.WriteString("subject", conclusion.Subject);
        json.WriteString("sentence", conclusion.Sentence);
        json.WriteEndObject();
    }

    /// <summary>As it was kept with an alert.</summary>
    public static void Write(Utf8JsonWriter json, StoredDiagnosis stored)
    {
        json.WriteStartObject();
        json.WriteNumber("transition", stored.Transition);
        json.Time("madeAt", stored.MadeAt);
        WriteMembers(json, stored.Diagnosis);
        json.WriteEndObject();
    }

    /// <summary>A bad unit, and where it went bad.</summary>
    public static void WriteUnit(Utf8JsonWriter json, SeenUnit unit)
    {
        json.WriteString("instance", unit.Instance.Id);
        json.WriteString("unit", unit.Name);
        json.Time("at", unit.At);
        json.WriteString("doing", unit.Spot is { } spot ? EnumText.Of(spot.Kind) : null);
        json.Time("since", unit.Spot?.Since);
        foreach (Dimension by in Enum.GetValues<Dimension>())
        {
            json.WriteString(EnumText.Of(by), unit.GroupOf(by));
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, CauseNumbers? numbers)
    {
        if (numbers is null)
        {
            json.WriteNull("numbers");
            return;
        }

        json.WriteStartObject("numbers");
        json.WriteNumber("bad", numbers.Bad);
        json.WriteNumber("ofBad", numbers.OfBad);
        json.Number("late", numbers.Late);
        json.Number("failed", numbers.Failed);
        json.Number("behind", numbers.Behind);
        json.WriteString("error", numbers.Error);
        json.Number("well", numbers.Well);
        json.WriteBoolean("atLeast", numbers.AtLeast);
        json.WriteString("placeBy", numbers.PlaceBy is { } by ? EnumText.Of(by) : null);
        json.WriteString("place", numbers.Place);
        json.Number("badThere", numbers.BadThere);
        json.Number("seenThere", numbers.SeenThere);
        json.Number("othersBad", numbers.OthersBad);
        json.Number("othersSeen", numbers.OthersSeen);
        json.Number("badBefore", numbers.BadBefore);
        json.Number("seenBefore", numbers.SeenBefore);
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, TimeRange? range, GoodAndBad counts)
    {
        if (range is not { } time)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.Time("from", time.From);
        json.Time("to", time.To);
        json.WriteNumber("good", counts.Good);
        json.WriteNumber("bad", counts.Bad);
        json.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter json, Attribution table)
    {
        json.WriteString("by", EnumText.Of(table.By));
        json.Objects("groups", table.Groups, (to, group) =>
        {
            to.WriteString("name", group.Name);
            to.WriteString("role", EnumText.Of(group.Role));
            to.WriteNumber("bad", group.Bad);
            to.WriteNumber("percent", group.Percent);
            to.Number("seen", group.Seen);
            to.WriteNumber("badBefore", group.BadBefore);
            to.Number("seenBefore", group.SeenBefore);
            to.Objects("examples", group.Examples, (one, example) =>
            {
                one.WriteString("instance", example.Instance);
                one.WriteString("unit", example.Unit);
            });
        });
    }
}

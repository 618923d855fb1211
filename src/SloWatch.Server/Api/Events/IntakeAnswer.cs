using System.Text.Json;
using SloWatch.Engine.Json;
using SloWatch.Server.Api.Faults;

namespace SloWatch.Server.Api.Events;

/// <summary>What became of the events, as JSON. Clients rely on these names: add to them, never change them.</summary>
internal static class IntakeAnswer
{
    public static async Task WriteAsync(HttpResponse response, IntakeResult result)
    {
        response.StatusCode = result.NothingTaken ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        response.ContentType = result.NothingTaken ? FaultAnswer.ContentType : "application/json";
        await response.WriteAsync(JsonText.Line(json => Write(json, result)));
        await response.CompleteAsync();
    }

    private static void Write(Utf8JsonWriter json, IntakeResult result)
    {
        json.WriteStartObject();
        if (result.NothingTaken)
        {
            FaultAnswer.WriteMembers(json, StatusCodes.Status400BadRequest, "nothing-taken", "No event could be taken.", Detail(result));
        }

        json.WriteNumber("accepted", result.Taken);
        json.WriteNumber("new", result.New);
        json.WriteNumber("known", result.Known);
        if (result.Ignored > 0)
        {
            json.WriteNumber("ignored", result.Ignored);
        }

        json.WriteNumber("refusedCount", result.RefusedCount);
        if (result is { QuarantineIsFull: true, RefusedCount: > 0 })
        {
            json.WriteBoolean("quarantineFull", true);
        }

        json.WriteStartArray("refused");
        foreach (RefusedItem item in result.Refused.OrderBy(item => item.Index))
        {
            WriteRefused(json, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Detail(IntakeResult result) =>
        $"all {result.RefusedCount} of the events were refused, and {(result.QuarantineIsFull ? "those that were not in quarantine already are not kept, for it is full" : "are in quarantine with their reasons")}; correct them and send them again";

    private static void WriteRefused(Utf8JsonWriter json, RefusedItem item)
    {
        json.WriteStartObject();
        json.WriteNumber("index", item.Index);
        if (item.Column is { } column)
        {
            json.WriteNumber("column", column);
        }

        json.WriteString("reason", item.Reason);
        json.WriteEndObject();
    }
}

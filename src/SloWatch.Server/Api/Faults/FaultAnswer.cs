using System.Text.Json;
using SloWatch.Engine.Json;

namespace SloWatch.Server.Api.Faults;

/// <summary>A fault as <c>application/problem+json</c> (RFC 9457).</summary>
internal static class FaultAnswer
{
    public const string ContentType = "application/problem+json";

    private const string TypePrefix = "urn:slowatch:";

    public static async Task WriteAsync(HttpResponse response, ApiFault fault)
    {
        response.Clear();
        response.StatusCode = fault.Status;
        response.ContentType = ContentType;
        if (fault.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach ((string name, string value) in fault.Headers)
        {
            response.Headers[name] = value;
        }

        await response.WriteAsync(JsonText.Line(json =>
        {
            json.WriteStartObject();
            WriteMembers(json, fault.Status, fault.Name, fault.Title, fault.Message);
            json.WriteEndObject();
        }));
        await response.CompleteAsync();
    }

    public static void WriteMembers(Utf8JsonWriter json, int status, string name, string title, string detail)
    {
        json.WriteString("type", TypePrefix + name);
        json.WriteString("title", title);
        json.WriteNumber("status", status);
        json.WriteString("detail", detail);
    }
}

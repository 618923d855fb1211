using SloWatch.Engine.Ingest.CloudEvents;
using SloWatch.Server.Api.Faults;

namespace SloWatch.Server.Api.Events;

/// <summary>How the events of a request are written.</summary>
internal enum BodyForm
{
    /// <summary>One workflow event, or a list of them.</summary>
    Events,

    /// <summary>One workflow event a line.</summary>
    EventLines,

    /// <summary>One CloudEvent.</summary>
    CloudEvent,

    /// <summary>A list of CloudEvents.</summary>
    CloudEvents,

    /// <summary>One workflow event, and the CloudEvent around it in the headers.</summary>
    BinaryCloudEvent,
}

internal static class BodyForms
{
    public const string Json = "application/json";
    public const string Lines = "application/x-ndjson";
    public const string CloudEvent = "application/cloudevents+json";
    public const string CloudEvents = "application/cloudevents-batch+json";

    /// <summary>The version is the one header that every binary CloudEvent has.</summary>
    private const string BinaryMark = "ce-specversion";

    private const string Remedy = $"send {Json} (an event or a list of them), {Lines} (an event a line), {CloudEvent} or {CloudEvents}, in UTF-8";

    public static BodyForm Of(HttpRequest request)
    {
        ReadOnlySpan<char> type = request.ContentType;
        int end = type.IndexOf(';');
        RequireUtf8(end < 0 ? default : type[(end + 1)..]);
        return (end < 0 ? type : type[..end]).Trim() switch
        {
            var name when Is(name, Json) => request.Headers.ContainsKey(BinaryMark) ? BodyForm.BinaryCloudEvent : BodyForm.Events,
            var name when IsLinesType(name) => BodyForm.EventLines,
            var name when Is(name, CloudEvent) => BodyForm.CloudEvent,
            var name when Is(name, CloudEvents) => BodyForm.CloudEvents,
            [] => throw ApiFault.UnknownType("the request names no Content-Type", Remedy),
            _ => throw ApiFault.UnknownType($"the Content-Type '{request.ContentType}' is not known", Remedy),
        };
    }

    /// <summary>Of messages that are someone else's JSON, whatever they call it: true when one stands on each line.</summary>
    public static bool IsLines(HttpRequest request)
    {
        ReadOnlySpan<char> type = request.ContentType;
        int end = type.IndexOf(';');
        RequireUtf8(end < 0 ? default : type[(end + 1)..]);
        ReadOnlySpan<char> name = (end < 0 ? type : type[..end]).Trim();
        return IsLinesType(name) || (name.IsEmpty || Is(name, "text/plain") || CloudEnvelope.IsJson(name) ? false
            : throw ApiFault.UnknownType($"the Content-Type '{request.ContentType}' is not known", $"send {Json} (a message or a list of them) or {Lines} (a message a line), in UTF-8"));
    }

    private static bool IsLinesType(ReadOnlySpan<char> name) => Is(name, Lines) || Is(name, "application/jsonl") || Is(name, "application/ndjson");

    private static bool Is(ReadOnlySpan<char> name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);

    private static void RequireUtf8(ReadOnlySpan<char> parameters)
    {
        const string Charset = "charset=";
        int at = parameters.IndexOf(Charset, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return;
        }

        ReadOnlySpan<char> value = parameters[(at + Charset.Length)..];
        int end = value.IndexOf(';');
        ReadOnlySpan<char> charset = (end < 0 ? value : value[..end]).Trim().Trim('"');
        if (!Is(charset, "utf-8") && !Is(charset, "utf8") && !Is(charset, "us-ascii"))
        {
            throw ApiFault.UnknownType($"the charset '{charset}' is not read", "send it in UTF-8");
        }
    }
}

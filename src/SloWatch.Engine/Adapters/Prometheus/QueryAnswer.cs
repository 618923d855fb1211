using System.Net;
using System.Text.Json;

namespace SloWatch.Engine.Adapters.Prometheus;

/// <summary>What a question came to.</summary>
/// <param name="Values">None of a name twice.</param>
/// <param name="Trouble">Why nothing is known; null when something is.</param>
internal sealed record QueryAnswer(IReadOnlyList<NamedNumber> Values, string? Trouble)
{
    /// <summary>Servers that know no <c>infos</c> yet tell those as warnings.</summary>
    private const string ByTheWay = "PromQL info";

    /// <summary>There was not even a connection to ask on, so there is none for the next question.</summary>
    public bool NobodyConnected { get; init; }

    public static QueryAnswer Unknown(string why) => new([], why);

    /// <param name="body">JSON, as it should be.</param>
    public static QueryAnswer Read(byte[] body, HttpStatusCode status, string server, GaugeQuery gauge, int seriesLimit)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && Text(root, "status") is { } said
                ? Read(root, said, status, server, gauge, seriesLimit)
                : Unknown(Foreign(status, server));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException) // the latter of a text that is none
        {
            return Unknown(Foreign(status, server));
        }
    }

    private static QueryAnswer Read(JsonElement root, string said, HttpStatusCode status, string server, GaugeQuery gauge, int seriesLimit)
    {
        if (said == "success" && status == HttpStatusCode.OK)
        {
            return WarningOf(root) is { } warning ? Unknown($"{server} warns that its answer may not be whole: {ToldText.Of(warning)}; look how it does, or mend 'query'")
                : root.TryGetProperty("data", out JsonElement data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty("result", out JsonElement result)
                ? new ResultReading(gauge, seriesLimit).Read(Text(data, "resultType"), result)
                : Unknown(Foreign(status, server));
        }

        string type = Text(root, "errorType") ?? "", error = Text(root, "error") ?? "";
        return type == "bad_data"
            ? Unknown($"{server} refuses the query: {ToldText.Of(error)}; mend 'query'")
            : Unknown($"{server} could not say: {ToldText.Of(error.Length > 0 ? error : $"{(int)status} {status}")}; {(type == "execution" ? "mend 'query', or look at what it asks for" : "look how it does")}");
    }

    /// <summary>A part of what a number is made of may be missing; null: none is.</summary>
    private static string? WarningOf(JsonElement root) =>
        !root.TryGetProperty("warnings", out JsonElement warnings) || warnings.ValueKind == JsonValueKind.Null ? null
        : warnings.ValueKind == JsonValueKind.Array ? warnings.EnumerateArray().Select(Said).FirstOrDefault(said => !said.StartsWith(ByTheWay, StringComparison.Ordinal))
        : Said(warnings);

    private static string Said(JsonElement warning) => warning.ValueKind == JsonValueKind.String ? warning.GetString()! : warning.GetRawText();

    private static string Foreign(HttpStatusCode status, string server) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"{server} does not let in whoever asks ({(int)status}); give it the right 'bearerToken', or 'user' and 'password'",
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => $"{server} has nothing at /api/v1/query ({(int)status}); correct 'url': it ends where /api/v1 begins",
        >= HttpStatusCode.InternalServerError => $"{server} answers {(int)status} {status}; look how it does",
        _ => $"{server} does not answer as Prometheus does ({(int)status}); correct 'url', or look what stands in between",
    };

    /// <summary>Null for what is no text.</summary>
    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

internal readonly record struct NamedNumber(string Name, double Number);

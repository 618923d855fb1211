using System.Net;
using System.Text.Json.Nodes;
using SloWatch.Testing;

namespace SloWatch.Server.Tests.Hosting;

/// <summary>Every answer that a test gets is held against the form that OpenAPI promises for it.</summary>
internal sealed class PromisedForms
{
    private readonly JsonObject document;
    private readonly SchemaCheck check;

    public PromisedForms(string openApi)
    {
        document = JsonNode.Parse(openApi)!.AsObject();
        check = new(document) { OnlyWhatIsNamed = true };
    }

    /// <summary>Of an answer in JSON; those of other kinds, and routes that do not exist, promise nothing.</summary>
    public IReadOnlyList<string> Faults(HttpMethod method, string path, HttpStatusCode status, string? type, string text)
    {
        if (type?.EndsWith("json", StringComparison.Ordinal) != true)
        {
            return [];
        }

        JsonNode? answers = OperationOf(method, path)?["responses"];
        JsonNode? schema = (answers?[((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture)] ?? answers?["default"])?["content"]?[type]?["schema"];
        return schema is null ? [] : [.. check.FaultsBy(schema, JsonNode.Parse(text))];
    }

    /// <summary>The one with the fewest names to fill in.</summary>
    private JsonNode? OperationOf(HttpMethod method, string path) => document["paths"]!.AsObject()
        .Where(one => Fits(one.Key.Split('/'), path.Split('/')) && one.Value![Verb(method)] is not null)
        .OrderBy(one => one.Key.Count(letter => letter == '{'))
        .Select(one => one.Value![Verb(method)])
        .FirstOrDefault();

    private static bool Fits(string[] template, string[] path) =>
        template.Length == path.Length && template.Zip(path).All(part => part.First.StartsWith('{') || part.First == part.Second);

    private static string Verb(HttpMethod method) => method.Method.ToLowerInvariant();
}

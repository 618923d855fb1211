using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using SloWatch.Engine.Ingest.EventJson.Schema;

namespace SloWatch.Server.Api.OpenApi;

/// <summary>The forms of what is asked and answered, by name: in <c>Schemas</c>, a file for each part of the API, and that of events as their reader has it.</summary>
internal static class ApiSchemas
{
    public const string Event = "Event";
    public const string Problem = "Problem";
    public const string NothingTaken = "NothingTaken";

    private const string Folder = "Api/OpenApi/Schemas/";

    public static IDictionary<string, IOpenApiSchema> Read()
    {
        JsonObject schemas = new() { [Event] = EventForm(), ["StoredEvent"] = StoredEventForm() };
        Assembly here = typeof(ApiSchemas).Assembly;
        foreach (string file in here.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream content = here.GetManifestResourceStream(file)!;
            foreach ((string name, JsonNode? schema) in JsonNode.Parse(content)!.AsObject())
            {
                schemas.Add(name, schema!.DeepClone());
            }
        }

        JsonObject document = new()
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "", ["version"] = "" },
            ["paths"] = new JsonObject(),
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
        ReadResult read = OpenApiDocument.Parse(document.ToJsonString(), OpenApiConstants.Json);
        return read.Diagnostic is { Errors.Count: > 0 } faulty ? throw new InvalidOperationException(faulty.Errors[0].ToString()) : read.Document!.Components!.Schemas!;
    }

    /// <summary>As instances show it: hand-overs between workflows are facts, too, and no source sends their kinds.</summary>
    private static JsonObject StoredEventForm()
    {
        JsonObject form = EventForm();
        form["title"] = "A stored event";
        form["properties"]!["kind"] = new JsonObject { ["type"] = "string" };
        return form;
    }

    /// <summary>Without what depends on the kind, which generators of clients cannot use.</summary>
    private static JsonObject EventForm()
    {
        JsonObject form = EventSchema.Build();
        Array.ForEach(["$schema", "$comment", "allOf"], name => form.Remove(name));
        return form;
    }
}

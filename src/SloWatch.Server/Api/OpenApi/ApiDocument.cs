using Microsoft.OpenApi;
using SloWatch.Engine.Json;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.OpenApi;

/// <summary>OpenAPI, from what the routes say of themselves.</summary>
internal static class ApiDocument
{
    public const string Path = "/openapi/{documentName}.json";

    private const string Version = "v1";
    private const string Bearer = "token";

    public static void AddTo(IServiceCollection services) => services.AddOpenApi(Version, options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiRoute>().FirstOrDefault() is { } route)
            {
                Describe(operation, route);
            }

            return Task.CompletedTask;
        });
    });

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new() { Title = "SloWatch", Version = Version, Description = "Lists are given in pages: hand the `next` of an answer back as `cursor`. Faults are `application/problem+json`." };
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Made by `slowatch token create`; on loopback none is needed unless one exists." },
        };
    }

    private static void Describe(OpenApiOperation operation, ApiRoute route)
    {
        operation.Summary = route.Summary;
        operation.Description = route.Delivers ? "Needs the token of a source, or of an admin." : route.Needs is { } role ? $"Needs the token of a {EnumText.Of(role)}." : null;
        operation.Parameters = [.. route.Parameters.Select(Parameter)];
        operation.RequestBody = route.BodyTypes.Count == 0 ? null : new OpenApiRequestBody { Required = true, Content = route.BodyTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema() }) };
        operation.Responses = new()
        {
            ["200"] = new OpenApiResponse { Description = route.Answer, Content = Content(route.AnswerType) },
            ["default"] = new OpenApiResponse { Description = "What is wrong, and what to do (RFC 9457)", Content = Content(FaultAnswer.ContentType) },
        };
    }

    private static IOpenApiParameter Parameter(ApiParameter parameter) => new OpenApiParameter
    {
        Name = parameter.Name,
        In = parameter.InPath ? ParameterLocation.Path : ParameterLocation.Query,
        Required = parameter.InPath,
        Description = parameter.Summary,
        Example = parameter.Example,
        Schema = new OpenApiSchema { Type = parameter.Type switch { "integer" => JsonSchemaType.Integer, "boolean" => JsonSchemaType.Boolean, _ => JsonSchemaType.String } },
    };

    private static Dictionary<string, OpenApiMediaType> Content(string type) =>
        new() { [type] = new() { Schema = type.EndsWith("json", StringComparison.Ordinal) ? new OpenApiSchema { Type = JsonSchemaType.Object } : new OpenApiSchema { Type = JsonSchemaType.String } } };
}

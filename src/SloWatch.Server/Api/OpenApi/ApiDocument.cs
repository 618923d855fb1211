using Microsoft.OpenApi;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.OpenApi;

/// <summary>OpenAPI, from what the routes say of themselves.</summary>
internal static class ApiDocument
{
    public const string Path = "/openapi/{documentName}.json";

    /// <summary>By which whoever asks is known.</summary>
    public const string Bearer = "token";

    private const string Version = "v1";

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
                ApiOperation.Describe(operation, route, context.Document!);
            }

            return Task.CompletedTask;
        });
    });

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new() { Title = "SloWatch", Version = Version, Description = "Lists are given in pages: hand the `next` of an answer back as `cursor`. Faults are `application/problem+json`." };
        document.Servers = [];
        document.Components ??= new();
        document.Components.Schemas = ApiSchemas.Read();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Made by `slowatch token create`; on loopback none is needed unless one exists." },
        };
    }
}

using Microsoft.OpenApi;
using SloWatch.Engine.Json;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.OpenApi;

/// <summary>One way to ask something, as OpenAPI tells it.</summary>
internal static class ApiOperation
{
    public static void Describe(OpenApiOperation operation, ApiRoute route, OpenApiDocument document)
    {
        operation.Summary = route.Summary;
        operation.Description = route.Delivers ? "Needs the token of a source, or of an admin." : route.Needs is { } role ? $"Needs the token of a {EnumText.Of(role)}." : null;
        operation.Parameters = [.. route.Parameters.Select(Parameter)];
        operation.RequestBody = route.BodyTypes.Count == 0 ? null : new OpenApiRequestBody { Required = true, Content = route.BodyTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema() }) };
        operation.Responses = Answers(route);
        operation.Security = Asks(route) ? [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.Bearer, document)] = [] }, new OpenApiSecurityRequirement()] : [];
    }

    /// <summary>Of a token. On loopback one may do without, which is the other choice.</summary>
    private static bool Asks(ApiRoute route) => route.Delivers || route.Needs is not null;

    private static OpenApiResponses Answers(ApiRoute route)
    {
        OpenApiResponses answers = new() { ["200"] = new OpenApiResponse { Description = route.Answer, Content = Content(route.AnswerType) } };
        if (route.Method == HttpMethods.Get && route.AnswerType == "application/json" && Asks(route))
        {
            answers["304"] = new OpenApiResponse { Description = "It is still what the `ETag` in `If-None-Match` stands for" };
        }

        if (Asks(route))
        {
            answers["401"] = FaultOf("The token is missing, or holds no longer");
            answers["403"] = FaultOf("The token does not hold for this");
        }

        if (route.BodyTypes.Count > 0)
        {
            answers["413"] = FaultOf("The body is too large");
            answers["415"] = FaultOf("The form of the body is not known");
        }

        if (route.Delivers)
        {
            answers["429"] = Later("Too much waits already, and nothing more is taken for now");
            answers["503"] = Later("The store failed, or the service is stopping");
        }

        answers["default"] = FaultOf("What is wrong, and what to do (RFC 9457)");
        return answers;
    }

    private static OpenApiResponse FaultOf(string when) => new() { Description = when, Content = Content(FaultAnswer.ContentType) };

    private static OpenApiResponse Later(string when)
    {
        OpenApiResponse answer = FaultOf(when);
        answer.Headers = new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = new OpenApiHeader { Description = "Seconds to wait", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } } };
        return answer;
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

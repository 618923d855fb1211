using Microsoft.OpenApi;
using SloWatch.Engine.Json;
using SloWatch.Server.Api.Events;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.OpenApi;

/// <summary>One way to ask something, as OpenAPI tells it.</summary>
internal static class ApiOperation
{
    public static void Describe(OpenApiOperation operation, ApiRoute route, OpenApiDocument document)
    {
        operation.OperationId = IdOf(route);
        operation.Summary = route.Summary;
        operation.Description = route.Delivers ? "Needs the token of a source, or of an admin." : route.Needs is { } role ? $"Needs the token of a {EnumText.Of(role)}." : null;
        operation.Parameters = [.. route.Parameters.Select(Parameter)];
        operation.RequestBody = route.BodyTypes.Count == 0 ? null : new OpenApiRequestBody { Required = true, Content = route.BodyTypes.ToDictionary(type => type, type => new OpenApiMediaType { Schema = BodyForm(route, type, document) }) };
        operation.Responses = Answers(route, document);
        operation.Security = Asks(route) ? [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.Bearer, document)] = [] }, new OpenApiSecurityRequirement()] : [];
    }

    /// <summary>What generators of clients name a method by: <c>getObjectivesByNameSeries</c>.</summary>
    private static string IdOf(ApiRoute route) =>
        route.Method.ToLowerInvariant() + string.Concat(route.Path.Split('/').Where(part => part is not ("" or "api" or "v1")).Select(part => part.StartsWith('{') ? $"By{Capital(part.Trim('{', '}', '*'))}" : Capital(part)));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>Of a token. On loopback one may do without, which is the other choice.</summary>
    private static bool Asks(ApiRoute route) => route.Delivers || route.Needs is not null;

    private static OpenApiResponses Answers(ApiRoute route, OpenApiDocument document)
    {
        OpenApiResponses answers = new() { ["200"] = new OpenApiResponse { Description = route.Answer, Content = Content(route.AnswerType, route.AnswerForm, document) } };
        if (route.Method == HttpMethods.Get && route.AnswerType == "application/json" && Asks(route))
        {
            answers["304"] = new OpenApiResponse { Description = "It is still what the `ETag` in `If-None-Match` stands for" };
        }

        if (Asks(route))
        {
            answers["401"] = FaultOf(document, "The token is missing, or holds no longer");
            answers["403"] = FaultOf(document, "The token does not hold for this");
        }

        if (route.Parameters.Any(parameter => parameter.InPath))
        {
            answers["404"] = FaultOf(document, "There is none of that name");
        }

        if (route.BodyTypes.Count > 0)
        {
            answers["400"] = new OpenApiResponse { Description = "The body cannot be read, or none of it could be taken", Content = Content(FaultAnswer.ContentType, ApiSchemas.NothingTaken, document) };
            answers["413"] = FaultOf(document, "The body is too large");
            answers["415"] = FaultOf(document, "The form of the body is not known");
        }
        else if (route.Method != HttpMethods.Get)
        {
            answers["400"] = FaultOf(document, "The query cannot be read, or there is a body, which nothing reads");
        }

        if (route.Delivers)
        {
            answers["429"] = Later(document, "Too much waits already, and nothing more is taken for now");
            answers["503"] = Later(document, "The store failed, or the service is stopping");
        }

        answers["default"] = FaultOf(document, "What is wrong, and what to do (RFC 9457)");
        return answers;
    }

    private static OpenApiResponse FaultOf(OpenApiDocument document, string when) => new() { Description = when, Content = Content(FaultAnswer.ContentType, ApiSchemas.Problem, document) };

    private static OpenApiResponse Later(OpenApiDocument document, string when)
    {
        OpenApiResponse answer = FaultOf(document, when);
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

    private static Dictionary<string, OpenApiMediaType> Content(string type, string? form, OpenApiDocument document) => new()
    {
        [type] = new() { Schema = form is not null ? new OpenApiSchemaReference(form, document) : new OpenApiSchema { Type = type.EndsWith("json", StringComparison.Ordinal) ? JsonSchemaType.Object : JsonSchemaType.String } },
    };

    /// <summary>Of events in the project's own JSON; others have forms of their own.</summary>
    private static OpenApiSchema BodyForm(ApiRoute route, string type, OpenApiDocument document)
    {
        if (!route.TakesEvents || type != BodyForms.Json)
        {
            return new();
        }

        OpenApiSchemaReference one = new(ApiSchemas.Event, document);
        return new() { AnyOf = [one, new OpenApiSchema { Type = JsonSchemaType.Array, Items = one }] };
    }
}

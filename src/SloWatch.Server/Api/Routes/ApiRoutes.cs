using Microsoft.AspNetCore.Routing.Template;
using SloWatch.Core.Rules.Settings;
using SloWatch.Server.Api.Faults;

namespace SloWatch.Server.Api.Routes;

/// <summary>Puts routes in place.</summary>
internal static class ApiRoutes
{
    public static void Map(WebApplication web, IReadOnlyList<ApiRoute> routes)
    {
        foreach (ApiRoute route in routes)
        {
            web.MapMethods(route.Path, [route.Method], (RequestDelegate)(context => Handle(route, context))).WithMetadata(route, route.Handler.Method); // OpenAPI knows only what has a method
        }

        web.MapFallback("{**path}", context => Unknown(context.Request, routes));
    }

    private static async Task Handle(ApiRoute route, HttpContext context)
    {
        foreach (string name in context.Request.Query.Keys)
        {
            if (!route.Parameters.Any(parameter => parameter.Name == name && !parameter.InPath))
            {
                throw ApiFault.MalformedQuery($"'{name}' is no parameter of {route.Path}", NearestName.Remedy(name, [.. route.Parameters.Where(parameter => !parameter.InPath).Select(parameter => parameter.Name)]));
            }
        }

        if (route.Method != HttpMethods.Get && route.BodyTypes.Count == 0)
        {
            await NoBody.RequireAsync(route, context.Request, context.RequestAborted);
        }

        await route.Handler(context);
    }

    private static Task Unknown(HttpRequest request, IReadOnlyList<ApiRoute> routes)
    {
        string[] methods = [.. routes.Where(route => new TemplateMatcher(TemplateParser.Parse(route.Path), []).TryMatch(request.Path, [])).Select(route => route.Method)];
        throw methods.Length == 0
            ? ApiFault.NotFound($"there is nothing at {request.Path}", "/openapi/v1.json tells what there is")
            : ApiFault.WrongMethod($"{request.Path} is not for {request.Method}", string.Join(", ", methods));
    }
}

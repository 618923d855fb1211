using SloWatch.Core.Rules.Settings;
using SloWatch.Server.Api.Faults;

namespace SloWatch.Server.Api.Routes;

/// <summary>Puts routes in place.</summary>
internal static class ApiRoutes
{
    public static void Map(WebApplication web, IEnumerable<ApiRoute> routes)
    {
        foreach (ApiRoute route in routes)
        {
            web.MapMethods(route.Path, [route.Method], (RequestDelegate)(context => Handle(route, context))).WithMetadata(route, route.Handler.Method); // OpenAPI knows only what has a method
        }

        web.MapFallback(Unknown);
    }

    private static Task Handle(ApiRoute route, HttpContext context)
    {
        foreach (string name in context.Request.Query.Keys)
        {
            if (!route.Parameters.Any(parameter => parameter.Name == name && !parameter.InPath))
            {
                throw ApiFault.MalformedQuery($"'{name}' is no parameter of {route.Path}", NearestName.Remedy(name, [.. route.Parameters.Where(parameter => !parameter.InPath).Select(parameter => parameter.Name)]));
            }
        }

        return route.Handler(context);
    }

    private static Task Unknown(HttpContext context) =>
        throw ApiFault.NotFound($"there is nothing at {context.Request.Path}", "/openapi/v1.json tells what there is");
}

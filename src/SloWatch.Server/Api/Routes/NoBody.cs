using SloWatch.Server.Api.Faults;

namespace SloWatch.Server.Api.Routes;

/// <summary>A choice that is written where nothing reads it would be passed over, and all be done instead.</summary>
internal static class NoBody
{
    /// <exception cref="ApiFault">There is a body.</exception>
    public static async Task RequireAsync(ApiRoute route, HttpRequest request, CancellationToken cancellation)
    {
        // Without a length it is known when something comes.
        if (request.ContentLength > 0 || (request.ContentLength is null && await request.Body.ReadAsync(new byte[1], cancellation) > 0))
        {
            string[] names = [.. route.Parameters.Where(parameter => !parameter.InPath && parameter != Reading.MeantStore.Parameter).Select(parameter => $"{parameter.Name}=")];
            throw ApiFault.UnexpectedBody($"the body is not read: {route.Method} {route.Path} takes its choice in the address", $"send no body, and write ?{string.Join(", ", names)} behind the path");
        }
    }
}

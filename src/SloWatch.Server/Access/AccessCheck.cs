using SloWatch.Engine.Json;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Access;

/// <summary>Lets a request through only when its caller may ask it.</summary>
/// <param name="always">Others than those at this machine reach the service: a token is needed also while there is none.</param>
internal sealed class AccessCheck(TokenBook tokens, bool always)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>() is { Needs: not null } route && (always || tokens.IsAny))
        {
            StoredToken token = TokenOf(context.Request);
            Require(route, token);
            new Caller($"token:{token.Name}", token.Role, token.Source).Enter(context);
        }

        return next(context);
    }

    private StoredToken TokenOf(HttpRequest request)
    {
        string? header = request.Headers.Authorization is [{ } one] ? one : null;
        return header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? throw ApiFault.NoToken("the request has no token; send it as 'Authorization: Bearer TOKEN' ('slowatch token create' makes one)")
            : tokens.Find(header[Scheme.Length..].Trim()) ?? throw ApiFault.NoToken("the token does not hold; it was revoked or mistyped, or is one of another store");
    }

    private static void Require(ApiRoute route, StoredToken token)
    {
        bool may = route.Delivers ? token.Source is not null || token.Role == Role.Admin : token.Role >= route.Needs;
        if (!may)
        {
            string needed = route.Delivers ? "one of the source, or of an admin" : $"at least that of a {EnumText.Of(route.Needs!.Value)}";
            string has = token.Role is { } role ? $"that of a {EnumText.Of(role)}" : $"only for events of the source '{token.Source}'";
            throw ApiFault.Forbidden($"the token '{token.Name}' is {has}, and this needs {needed}");
        }
    }
}

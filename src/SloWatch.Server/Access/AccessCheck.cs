using System.Net;
using SloWatch.Engine.Json;
using SloWatch.Engine.Live;
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
        if (context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>() is { Needs: not null } route)
        {
            if (always || tokens.IsAny)
            {
                StoredToken token = TokenOf(context.Request);
                Require(route, token);
                new Caller(Origins.Token(token.Name), token.Role, token.Source).Enter(context);
            }
            else if (IsOfBrowser(context.Request))
            {
                RequireOwnName(context.Request.Host.Host);
                RequireOwnPage(context.Request);
            }
        }

        return next(context);
    }

    /// <summary>By what every browser sends and no page can leave out.</summary>
    private static bool IsOfBrowser(HttpRequest request) => request.Headers.AcceptLanguage.Count > 0 || request.Headers.Origin.Count > 0;

    /// <summary>A page in someone's browser may give this machine a name of its own, and would be taken for the person.</summary>
    private static void RequireOwnName(string host)
    {
        if (host is not ("localhost" or "") && !(IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address)))
        {
            throw ApiFault.Forbidden($"without tokens the service answers browsers only at this machine's own names, and it was asked as '{host}'; ask it at 127.0.0.1, or make tokens with 'slowatch token create'");
        }
    }

    /// <summary>Any page may have a browser post something here, though it cannot read the answer.</summary>
    private static void RequireOwnPage(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && request.Headers.Origin is [{ } origin] && !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) && page.Authority == request.Host.Value))
        {
            throw ApiFault.Forbidden($"without tokens the service changes nothing for pages of others, and this is asked by one of '{origin}'; make tokens with 'slowatch token create'");
        }
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

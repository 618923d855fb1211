using System.Collections.Concurrent;
using System.Diagnostics;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.SelfMetrics;

/// <summary>Counts requests by route and answer; paths that are no route are one, for anyone may invent them.</summary>
internal sealed class RequestCount(TimeProvider time)
{
    private const string NoRoute = "none";

    private readonly ConcurrentDictionary<(string Route, int Status), RequestTally> tallies = new();

    public IReadOnlyDictionary<(string Route, int Status), RequestTally> Tallies => tallies;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        long began = time.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            string route = context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>()?.Path ?? NoRoute;
            Name(Activity.Current, context, route);
            TimeSpan took = time.GetElapsedTime(began);
            tallies.AddOrUpdate((route, context.Response.StatusCode), _ => new(1, took), (_, before) => new(before.Count + 1, before.Took + took));
        }
    }

    /// <summary>The framework's span of the request has no name that tells one from another.</summary>
    private static void Name(Activity? span, HttpContext context, string route)
    {
        if (span is { IsAllDataRequested: true })
        {
            span.DisplayName = $"{context.Request.Method} {route}";
            span.SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode);
        }
    }
}

internal sealed record RequestTally(long Count, TimeSpan Took);

using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SloWatch.Engine.Live;
using SloWatch.Server.Api.Events;
using SloWatch.Server.Hosting;

namespace SloWatch.Server;

/// <summary>The service, with its parts in the order in which events flow through them.</summary>
public sealed class SloWatchServer : IAsyncDisposable
{
    private readonly WebApplication web;

    private SloWatchServer(WebApplication web) => this.web = web;

    /// <summary>Where it listens, e.g. <c>http://127.0.0.1:8080</c>.</summary>
    public IReadOnlyCollection<string> Addresses => [.. web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    internal static async Task<SloWatchServer> StartAsync(IPEndPoint listen, IIngest ingest, FeedLimit feeds, BodyLimits limits, TimeProvider time, Action<ILoggingBuilder> logging)
    {
        WebApplication web = WebHost.Build(listen, limits, logging, _ => { });
        web.MapPost(EventsEndpoint.Path, new EventsEndpoint(ingest, feeds, limits, time).HandleAsync);
        await web.StartAsync();
        return new(web);
    }

    public async Task StopAsync() => await web.StopAsync();

    public async ValueTask DisposeAsync() => await web.DisposeAsync();
}

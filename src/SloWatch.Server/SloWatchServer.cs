using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SloWatch.Core.Rules;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Events;
using SloWatch.Server.Hosting;
using SloWatch.Server.Scheduling;
using SloWatch.Server.Settings;

namespace SloWatch.Server;

/// <summary>The service. Its parts, in the order in which events flow through them.</summary>
public sealed class SloWatchServer : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly LiveEngine engine;
    private Clockwork? clockwork;
    private Task? stopped;

    private SloWatchServer(ServerSettings settings, IStore store, RuleSet rules, TimeProvider time, Action<ILoggingBuilder> logging)
    {
        engine = LiveEngine.Start(store, rules, new LiveOptions(), time);
        web = WebHost.Build(settings, BodyLimits.Default, logging, services =>
        {
            services.AddSingleton(engine);
            if (settings.Tick is { } tick)
            {
                Clockwork.AddTo(services, tick);
            }
        });

        // Events come in, ...
        web.MapPost(EventsEndpoint.Path, new EventsEndpoint(engine, BodyLimits.Default, time).HandleAsync);
    }

    /// <summary>Where it listens, e.g. <c>http://127.0.0.1:8080</c>.</summary>
    public IReadOnlyCollection<string> Addresses => [.. web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>Takes the right to write, and listens. The store stays the caller's.</summary>
    /// <exception cref="WriterBusyException">Another process writes into the store.</exception>
    /// <exception cref="IOException">Another program listens there.</exception>
    public static Task<SloWatchServer> StartAsync(ServerSettings settings, IStore store, RuleSet rules, TimeProvider time) =>
        StartAsync(settings, store, rules, time, LogOutput.Of(settings.Log));

    /// <summary>Ends what is under way, writes everything that was taken, and ends.</summary>
    public Task StopAsync() => stopped ??= StopInOrderAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await web.DisposeAsync();
    }

    internal static async Task<SloWatchServer> StartAsync(ServerSettings settings, IStore store, RuleSet rules, TimeProvider time, Action<ILoggingBuilder> logging)
    {
        SloWatchServer server = new(settings, store, rules, time, logging);
        try
        {
            await server.web.StartAsync();
            server.clockwork = settings.Tick is null ? null : await Clockwork.StartAsync(server.web.Services);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whoever waits for an answer gets it before what answers ends.</summary>
    private async Task StopInOrderAsync()
    {
        if (clockwork is not null)
        {
            await clockwork.StopAsync();
        }

        await web.StopAsync();
        await engine.StopAsync();
    }
}

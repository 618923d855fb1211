using Microsoft.AspNetCore.HttpOverrides;
using SloWatch.Server.Access;
using SloWatch.Server.Api.Events;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.OpenApi;
using SloWatch.Server.SelfMetrics;
using SloWatch.Server.Settings;

namespace SloWatch.Server.Hosting;

/// <summary>Kestrel with nothing around it that reads settings of its own, and limits that keep one client from taking what all need.</summary>
internal static class WebHost
{
    /// <summary>How long requests that are under way may take to end when the server stops.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static WebApplication Build(ServerSettings settings, BodyLimits limits, AccessCheck access, RequestCount requests, Action<ILoggingBuilder> logging, Action<IServiceCollection> services)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = "slowatch" });
        logging(builder.Logging);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.Bytes;
            kestrel.Limits.MaxConcurrentConnections = 4096;
            kestrel.Limits.MaxRequestBufferSize = 128 << 10; // of each connection, whose body is read as it comes
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Listen(settings.Listen, listen =>
            {
                if (settings.Certificate is { } certificate)
                {
                    listen.UseHttps(certificate);
                }
            });
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, OwnLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Patience);
        services(builder.Services);
        WebApplication web = builder.Build();
        if (settings.BehindProxy)
        {
            web.UseForwardedHeaders(Trusted());
        }

        web.Use(requests.InvokeAsync);
        web.UseMiddleware<FaultFrame>();
        web.UseRouting();
        web.Use(access.InvokeAsync);
        web.MapOpenApi(ApiDocument.Path);
        return web;
    }

    /// <summary>Of the one proxy in front of it, wherever that is.</summary>
    private static ForwardedHeadersOptions Trusted()
    {
        ForwardedHeadersOptions options = new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        return options;
    }

    /// <summary>Whoever starts the server ends it; signals are not its matter.</summary>
    private sealed class OwnLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

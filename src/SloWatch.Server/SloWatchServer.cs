using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Trace;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Live;
using SloWatch.Engine.Polling;
using SloWatch.Engine.Stores;
using SloWatch.Engine.Yaml;
using SloWatch.Server.Access;
using SloWatch.Server.Alerting;
using SloWatch.Server.Api.Acts;
using SloWatch.Server.Api.Alerts;
using SloWatch.Server.Api.Anteroom;
using SloWatch.Server.Api.Diagnoses;
using SloWatch.Server.Api.Events;
using SloWatch.Server.Api.Instances;
using SloWatch.Server.Api.Objectives;
using SloWatch.Server.Api.OpenApi;
using SloWatch.Server.Api.Quarantine;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;
using SloWatch.Server.Api.Rules;
using SloWatch.Server.Api.Sources;
using SloWatch.Server.Api.Status;
using SloWatch.Server.Api.Violations;
using SloWatch.Server.Hosting;
using SloWatch.Server.Rules;
using SloWatch.Server.Scheduling;
using SloWatch.Server.SelfMetrics;
using SloWatch.Server.Settings;
using SloWatch.Server.Tracing;

namespace SloWatch.Server;

/// <summary>The service, part by part, in the order in which events flow through it.</summary>
public sealed class SloWatchServer : IAsyncDisposable
{
    private readonly LiveEngine engine;
    private readonly IAccess access;
    private readonly RulesInUse rules;
    private readonly WebApplication web;
    private readonly TracerProvider? traces;
    private readonly bool countsBeside;
    private Clockwork? clockwork;
    private Task? stopped;

    private SloWatchServer(ServerSettings settings, IStore store, LoadedRules loaded, TimeProvider time, Action<ILoggingBuilder> logging, CancellationToken stopping)
    {
        traces = settings.Traces is { } wanted ? TraceOutput.Open(wanted) : null;
        RuleSet? first = BackFill.BeginWith(store, loaded.Rules!);
        countsBeside = first is not null;
        rules = new(new(first ?? loaded.Rules!, loaded.Files, Instant.From(time.GetUtcNow()), null));
        engine = LiveEngine.Start(store, rules.Now.Rules, new LiveOptions { Retention = settings.Retention, Stopping = stopping }, time, countsBeside ? loaded.Rules : null);
        access = store.OpenAccess();
        ApiReading reading = new(store, rules, time);
        RequestCount requests = new(time);
        string fingerprint = loaded.Fingerprint ?? RuleFolder.Fingerprint(settings.Rules);
        web = WebHost.Build(settings, BodyLimits.Default, new AccessCheck(new TokenBook(access, time), settings.IsOpen), requests, logging, services =>
        {
            services.AddSingleton(engine).AddSingleton(rules).AddSingleton(reading).AddSingleton<PollLog>().AddSingleton<JobWatch>().AddSingleton<SelfAudit>();
            services.AddSingleton(provider => new AlertDiagnoses(reading, engine, settings.LogsAlerts ? provider.GetRequiredService<ILogger<AlertDiagnoses>>() : NullLogger<AlertDiagnoses>.Instance));
            services.AddSingleton(provider => new Polls(engine, time, provider.GetRequiredService<PollLog>().Tell));
            services.AddSingleton(provider => new AlertLog(reading, provider.GetRequiredService<ILogger<AlertLog>>()));
            services.AddSingleton(provider => new RulesWatch(settings.Rules, fingerprint, settings.Retention, rules, engine, access, time, provider.GetRequiredService<ILogger<RulesWatch>>()));
            Clockwork.AddTo(services, settings);
            ApiDocument.AddTo(services);
        });
        BodyIntake intake = new(engine, BodyLimits.Default, time);
        IgnoredMessages ignored = new();
        ApiRoutes.Map(web,
        [
            new EventsEndpoint(intake).Route,
            new MessagesEndpoint(intake, rules, ignored).Route,
            .. new SourceRoutes(reading, engine, ignored).All,
            .. new SourceActs(engine, access, time, settings.Store).All,
            .. new AnteroomRoutes(reading).All,
            .. new QuarantineRoutes(reading).All,
            .. new QuarantineActs(reading, engine, access, settings.Store).All,
            .. new InstanceRoutes(reading).All,
            .. new ObjectiveRoutes(reading).All,
            .. new DiagnosisRoutes(reading).All,
            .. new ViolationRoutes(reading).All,
            .. new AlertRoutes(reading).All,
            .. new StatusRoutes(reading).All,
            .. new RuleRoutes(reading, engine).All,
            .. new ActRoutes(access).All,
            .. new HealthRoutes(engine, Metrics(settings, reading, requests, ignored)).All,
        ]);
    }

    /// <summary>Where it listens, e.g. <c>http://127.0.0.1:8080</c>.</summary>
    public IReadOnlyCollection<string> Addresses => [.. web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    internal LiveEngine Engine => engine;

    internal AlertLog AlertLog => web.Services.GetRequiredService<AlertLog>();

    internal AlertDiagnoses AlertDiagnoses => web.Services.GetRequiredService<AlertDiagnoses>();

    internal RulesWatch RulesWatch => web.Services.GetRequiredService<RulesWatch>();

    private Polls Polls => web.Services.GetRequiredService<Polls>();

    internal SelfAudit SelfAudit => web.Services.GetRequiredService<SelfAudit>();

    /// <summary>Takes the right to write, and listens. The store stays the caller's.</summary>
    /// <param name="loaded">Without errors.</param>
    /// <param name="stopping">What takes long while it starts stops where it is, and goes on the next time; to end it, stop it.</param>
    /// <exception cref="WriterBusyException">Another process writes into the store.</exception>
    /// <exception cref="IOException">Another program listens there.</exception>
    public static Task<SloWatchServer> StartAsync(ServerSettings settings, IStore store, LoadedRules loaded, TimeProvider time, CancellationToken stopping = default) =>
        StartAsync(settings, store, loaded, time, LogOutput.Of(settings.Log), stopping);

    /// <summary>The clock has gone on. For whoever drives it: by itself the service looks at the clock as often as its settings say.</summary>
    public async Task TickAsync()
    {
        RulesWatch.Look();
        await PollAsync();
        await engine.TickAsync();
        await AlertDiagnoses.MakeAsync(CancellationToken.None);
    }

    /// <summary>Asks the sources that it is time for; ends when all that are being asked have answered.</summary>
    internal Task PollAsync() => Polls.LookAsync(rules.Now.Rules);

    /// <summary>Ends what is under way, writes everything that was taken, and ends.</summary>
    public Task StopAsync() => stopped ??= StopInOrderAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await web.DisposeAsync();
        access.Dispose();
        traces?.Dispose();
    }

    internal static async Task<SloWatchServer> StartAsync(ServerSettings settings, IStore store, LoadedRules loaded, TimeProvider time, Action<ILoggingBuilder> logging, CancellationToken stopping = default)
    {
        SloWatchServer server = new(settings, store, loaded, time, logging, stopping);
        try
        {
            await server.web.StartAsync(CancellationToken.None);
            if (server.countsBeside)
            {
                server.RulesWatch.Begin(loaded);
            }

            server.clockwork = await Clockwork.StartAsync(server.web.Services);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>What is seen from outside.</summary>
    private IReadOnlyList<IMetricsPart> Metrics(ServerSettings settings, ApiReading reading, RequestCount requests, IgnoredMessages ignored) =>
    [
        new ServiceMetrics(engine, reading.Rules, web.Services.GetRequiredService<JobWatch>(), requests, Instant.From(reading.Time.GetUtcNow())),
        new SourceMetrics(reading, engine, ignored),
        new PollMetrics(Polls),
        new ObjectiveMetrics(reading),
        new AlertMetrics(reading),
        new RetentionMetrics(engine),
        web.Services.GetRequiredService<SelfAudit>(),
        new ProcessMetrics(settings.Store),
    ];

    /// <summary>Whoever waits for an answer gets it before what answers ends.</summary>
    private async Task StopInOrderAsync()
    {
        engine.EndRetention();
        if (clockwork is not null)
        {
            await clockwork.StopAsync();
        }

        await Polls.StopAsync();
        await web.StopAsync();
        await engine.StopAsync();
    }
}

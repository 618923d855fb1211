using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using SloWatch.Engine.Yaml;
using SloWatch.Server.Access;
using SloWatch.Server.Settings;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;

namespace SloWatch.Server.Tests.Hosting;

/// <summary>The whole service on a port of its own with a store of its own, by a clock that the test moves.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    public static readonly Instant Noon = Instant.From(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    private static PromisedForms? promised;

    private readonly TempFolder folder = new();
    private readonly IStore store;
    private readonly ServerSettings settings;
    private SloWatchServer server;

    private LiveServer(ServerSettings given, string? more = null, params IReadOnlyList<string> examples)
    {
        Rules = folder.PathOf("rules");
        WriteRules(examples);
        if (more is not null)
        {
            folder.Write("rules/queues.yaml", more);
        }

        store = SqliteStore.Open(folder.PathOf("slowatch.db"), create: true);
        Store = store;
        settings = given with { Store = folder.PathOf("slowatch.db"), Rules = Rules };
        server = Serve().GetAwaiter().GetResult();
        Client = new() { BaseAddress = new(server.Addresses.Single()) };
    }

    /// <summary>What it told.</summary>
    public LogLines Log { get; } = new();

    public AlarmClock Clock { get; } = new(Noon);

    public HttpClient Client { get; private set; }

    public IStore Store { get; }

    /// <summary>Folder of the rules.</summary>
    public string Rules { get; }

    public static LiveServer Start() => new(new(new(IPAddress.Loopback, 0), "", "") { Tick = null });

    /// <summary>As a program runs it that tells of alerts itself.</summary>
    public static LiveServer StartMute() => new(new(new(IPAddress.Loopback, 0), "", "") { Tick = null, LogsAlerts = false });

    /// <param name="rules">Besides those of the orders.</param>
    public static LiveServer Start(string rules) => new(new(new(IPAddress.Loopback, 0), "", "") { Tick = null }, rules);

    public static LiveServer Start(TraceSettings traces) => new(new(new(IPAddress.Loopback, 0), "", "") { Tick = null, Traces = traces });

    /// <summary>With the rules of examples, folders below rules/, instead of those of a shop.</summary>
    public static LiveServer StartWith(params IReadOnlyList<string> examples) => new(new(new(IPAddress.Loopback, 0), "", "") { Tick = null }, null, examples);

    /// <summary>As one that others reach through a proxy.</summary>
    public static LiveServer StartOpen() => new(new(new(IPAddress.Loopback, 0), "", "") { Tick = null, BehindProxy = true });

    /// <summary>An event of an order, some minutes from noon.</summary>
    public static string Event(string kind, string order, double minutes, string more = "") =>
        $$"""{"kind":"{{kind}}","at":"{{Noon + TimeSpan.FromMinutes(minutes)}}","source":"shop","workflow":"orders","instance":"{{order}}"{{more}}}""";

    /// <summary>The source has told everything before, some minutes from noon.</summary>
    public static string Watermark(double minutes) => $$"""{"kind":"watermark","at":"{{Noon + TimeSpan.FromMinutes(minutes)}}","source":"shop","workflow":"orders"}""";

    /// <summary>Delivers, and lets the clock tick once.</summary>
    public async Task<Reply> PostAsync(params string[] events)
    {
        Reply reply = await PostAsAsync(null, events);
        await server.Engine.TickAsync();
        return reply;
    }

    public async Task<Reply> PostAsAsync(string? token, params string[] events)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/events") { Content = new StringContent(string.Join('\n', events), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/x-ndjson")) };
        return await SendAsync(request, token);
    }

    public Task<Reply> GetAsync(string path, string? token = null, string? ifNoneMatch = null)
    {
        HttpRequestMessage request = new(HttpMethod.Get, path);
        if (ifNoneMatch is not null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(ifNoneMatch));
        }

        return SendAsync(request, token);
    }

    /// <summary>Messages of its own, of a source with a mapping, one a line.</summary>
    public async Task<Reply> PostMessagesAsync(string source, params IReadOnlyList<string> messages)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/api/v1/sources/{source}/events") { Content = new StringContent(string.Join('\n', messages), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/x-ndjson")) };
        return await SendAsync(request, null);
    }

    /// <summary>Without a body.</summary>
    public Task<Reply> PostToAsync(string path, string? token = null) => SendAsync(new(HttpMethod.Post, path), token);

    public async Task<JsonElement> JsonAsync(string path)
    {
        Reply reply = await GetAsync(path);
        Assert.True(reply.Status == HttpStatusCode.OK, reply.Text);
        return reply.Json;
    }

    /// <summary>Gives the token.</summary>
    public string Token(string name, Role? role, string? source = null)
    {
        string token = TokenText.New();
        using IAccess access = store.OpenAccess();
        Assert.True(access.TryAdd(new(name, TokenText.HashOf(token), role, source, Noon, null), new(Noon, "test", "token created", name, "")));
        Clock.Now += TimeSpan.FromSeconds(2);
        return token;
    }

    /// <summary>It ends, and begins anew on the same store.</summary>
    /// <param name="meanwhile">Done to the store when nobody serves it.</param>
    public async Task RestartAsync(Action<IStoreWriter>? meanwhile = null)
    {
        await server.DisposeAsync();
        using (IStoreWriter writer = store.OpenWriter())
        {
            meanwhile?.Invoke(writer);
        }

        server = await Serve();
        Client.Dispose();
        Client = new() { BaseAddress = new(server.Addresses.Single()) };
    }

    public Task TickAsync() => server.Engine.TickAsync();

    /// <summary>Asks the sources that it is time for; ends when they have answered.</summary>
    public Task PollAsync() => server.PollAsync();

    public Task DiagnoseAlertsAsync() => server.AlertDiagnoses.MakeAsync(CancellationToken.None);

    public Task TellAlertsAsync() => server.AlertLog.TellAsync();

    /// <summary>Ends when what it found is in use.</summary>
    public Task LookAtRulesAsync()
    {
        server.RulesWatch.Look();
        return server.RulesWatch.Coming;
    }

    /// <summary>Ends when what is coming is in use.</summary>
    public Task RulesAreCountedAsync() => server.RulesWatch.Coming;

    public Task RetainAsync() => server.Engine.RetainAsync(CancellationToken.None);

    public Task AuditAsync() => server.SelfAudit.RunAsync(CancellationToken.None);

    public Task AuditWhenDueAsync() => server.SelfAudit.RunWhenDueAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
        store.Dispose();
        folder.Dispose();
    }

    private void WriteRules(IReadOnlyList<string> examples)
    {
        if (examples.Count == 0)
        {
            folder.Write("rules/orders.yaml", OrderRules.Text);
            folder.Write("rules/runbooks/late.md", "# What to do\n");
        }

        foreach (string file in examples.SelectMany(example => Repository.Files($"rules/{example}", "")))
        {
            folder.CopyIn(Repository.Root, file);
        }
    }

    private Task<SloWatchServer> Serve() => SloWatchServer.StartAsync(settings, store, RuleFolder.Load(Rules), Clock, logging => logging.AddProvider(Log));

    private async Task<Reply> SendAsync(HttpRequestMessage request, string? token)
    {
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        using (request)
        using (HttpResponseMessage answer = await Client.SendAsync(request))
        {
            Reply reply = await Reply.ReadAsync(answer);
            promised ??= new(await Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
            Assert.Empty(promised.Faults(request.Method, request.RequestUri!.AbsolutePath, reply.Status, reply.Type, reply.Text));
            return reply;
        }
    }
}

using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SloWatch.Server.Access;
using SloWatch.Server.Api.Events;
using SloWatch.Server.Api.OpenApi;
using SloWatch.Server.Api.Routes;
using SloWatch.Server.Hosting;
using SloWatch.Server.SelfMetrics;
using SloWatch.Server.Settings;

namespace SloWatch.Server.Tests.Hosting;

/// <summary>The intake of the real server on a port of its own, before a pipeline that only records.</summary>
internal sealed class IntakeServer : IAsyncDisposable
{
    private readonly WebApplication web;

    private IntakeServer(WebApplication web, RecordingIngest ingest)
    {
        (this.web, Ingest) = (web, ingest);
        Address = new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new() { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public RecordingIngest Ingest { get; }

    public static async Task<IntakeServer> StartAsync(BodyLimits? limits = null)
    {
        RecordingIngest ingest = new();
        ServerSettings settings = new(new(IPAddress.Loopback, 0), "", "");
        WebApplication web = WebHost.Build(settings, limits ?? BodyLimits.Default, new AccessCheck(new TokenBook(new NoTokens(), TimeProvider.System), always: false), new RequestCount(TimeProvider.System), logging => logging.SetMinimumLevel(LogLevel.Warning), ApiDocument.AddTo);
        ApiRoutes.Map(web, [new EventsEndpoint(new BodyIntake(ingest, limits ?? BodyLimits.Default, TimeProvider.System)).Route]);
        await web.StartAsync();
        return new(web, ingest);
    }

    public Task<Reply> PostAsync(string type, string body, string query = "", bool gzip = false) => PostAsync(type, Encoding.UTF8.GetBytes(body), query, gzip);

    public async Task<Reply> PostAsync(string type, byte[] body, string query = "", bool gzip = false)
    {
        using ByteArrayContent content = new(gzip ? Gzip(body) : body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (gzip)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        return await SendAsync(content, query);
    }

    public async Task<Reply> SendAsync(HttpContent content, string query = "")
    {
        using HttpResponseMessage answer = await Client.PostAsync(new Uri($"/api/v1/events{query}", UriKind.Relative), content);
        return await Reply.ReadAsync(answer);
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await web.StopAsync();
        await web.DisposeAsync();
    }
}

/// <summary>What a request was answered with.</summary>
internal sealed record Reply(HttpStatusCode Status, string Type, HttpResponseHeaders Headers, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Detail => Json.GetProperty("detail").GetString()!;

    public int Number(string name) => Json.GetProperty(name).GetInt32();

    public static async Task<Reply> ReadAsync(HttpResponseMessage answer) =>
        new(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "", answer.Headers, await answer.Content.ReadAsStringAsync());
}

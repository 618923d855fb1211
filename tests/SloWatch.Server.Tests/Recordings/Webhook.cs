using System.Net.Http.Headers;
using System.Text;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Rules;
using SloWatch.Server.Tests.Hosting;
using SloWatch.Testing;

namespace SloWatch.Server.Tests.Recordings;

/// <summary>The service with the rules that people copy, and what an engine posted as it was recorded.</summary>
internal sealed class Webhook : IAsyncDisposable
{
    private readonly LiveServer server = LiveServer.Start();

    public int Accepted { get; private set; }

    public int New { get; private set; }

    public int Ignored { get; private set; }

    public List<string> Refused { get; } = [];

    /// <param name="rules">A file below <c>rules/webhooks</c>.</param>
    public static async Task<Webhook> StartAsync(string rules)
    {
        Webhook webhook = new();
        await File.WriteAllTextAsync(Path.Combine(webhook.server.Rules, rules), Repository.Read($"rules/webhooks/{rules}"));
        await webhook.server.LookAtRulesAsync();
        await webhook.server.LookAtRulesAsync();
        return webhook;
    }

    /// <summary>Some alone and some together: it means nothing.</summary>
    public async Task PostAsync(string source, IEnumerable<string> bodies)
    {
        string[] all = [.. bodies];
        foreach (string one in all.Take(20))
        {
            await SendAsync(source, "application/json", one);
        }

        foreach (string[] several in all.Skip(20).Chunk(200))
        {
            await SendAsync(source, "application/x-ndjson", string.Join('\n', several));
        }
    }

    public IReadOnlyList<Life> Lives(string workflow, string instance) =>
        server.Store.Instances.Load([new InstanceKey(workflow, instance)])[0] is { } stored ? Instance.Load(stored, new WorkflowRules(new Workflow(workflow), [])).Lives : [];

    public Task AuditAsync() => server.AuditAsync();

    public Task<Reply> GetAsync(string path) => server.GetAsync(path);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task SendAsync(string source, string type, string body)
    {
        using StringContent content = new(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
        using HttpResponseMessage answer = await server.Client.PostAsync(new Uri($"/api/v1/sources/{source}/events", UriKind.Relative), content);
        Reply reply = await Reply.ReadAsync(answer);
        Assert.True(answer.IsSuccessStatusCode, reply.Text);
        (Accepted, New, Ignored) = (Accepted + reply.Number("accepted"), New + reply.Number("new"), Ignored + (reply.Json.TryGetProperty("ignored", out var ignored) ? ignored.GetInt32() : 0));
        Refused.AddRange(reply.Json.GetProperty("refused").EnumerateArray().Select(one => one.GetProperty("reason").GetString()!));
    }
}

using System.Text.Json;
using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Telling;

/// <summary>What anyone may ask the service: whoever tells of the demo knows no more.</summary>
internal sealed class ServiceView(HttpClient client)
{
    private const int MostAtOnce = 200;

    private long told;

    /// <summary>What became of alerts since it was asked last, in order.</summary>
    public async Task<IReadOnlyList<AlertChange>> NewChangesAsync(CancellationToken cancellation)
    {
        using JsonDocument? answer = await AskAsync($"/api/v1/alerts/transitions?limit={MostAtOnce}", cancellation);
        AlertChange[] found = answer is null ? [] : [.. answer.RootElement.GetProperty("transitions").EnumerateArray().Select(Read).Where(change => change.Id > told).Reverse()];
        told = found.Length > 0 ? found[^1].Id : told;
        return found;
    }

    /// <summary>The one that became bad last; null: none.</summary>
    public async Task<string?> BadInstanceAsync(string objective, CancellationToken cancellation)
    {
        using JsonDocument? answer = await AskAsync($"/api/v1/violations?objective={Uri.EscapeDataString(objective)}&limit=1", cancellation);
        return FirstInstance(answer, "violations");
    }

    /// <summary>One that has not ended; null: all have.</summary>
    public async Task<string?> OpenInstanceAsync(string workflow, CancellationToken cancellation)
    {
        using JsonDocument? answer = await AskAsync($"/api/v1/instances?workflow={Uri.EscapeDataString(workflow)}&standing=open&limit=1", cancellation);
        return FirstInstance(answer, "instances");
    }

    /// <summary>Who answers for what an alert is about.</summary>
    public async Task<IReadOnlyList<string>> OwnersAsync(AlertChange alert, CancellationToken cancellation)
    {
        using JsonDocument? answer = await AskAsync($"/api/v1/alerts?workflow={Uri.EscapeDataString(alert.Workflow)}", cancellation);
        return answer is null ? [] : [.. answer.RootElement.GetProperty("alerts").EnumerateArray()
            .Where(one => Text(one, "name") == alert.Name && Text(one, "cause") == alert.Cause)
            .SelectMany(one => one.GetProperty("owners").EnumerateArray()).Select(owner => owner.GetString()!)];
    }

    /// <summary>Why it burns, in a sentence; null: that is not known yet.</summary>
    public async Task<string?> WhyAsync(AlertChange fired, CancellationToken cancellation)
    {
        using JsonDocument? answer = await AskAsync($"/api/v1/alerts/transitions/{fired.Id}/diagnosis", cancellation);
        return answer is null ? null : Text(answer.RootElement, "sentence");
    }

    private static string? FirstInstance(JsonDocument? answer, string list) =>
        answer?.RootElement.GetProperty(list) is { } all && all.GetArrayLength() > 0 ? Text(all[0], "instance") : null;

    private static AlertChange Read(JsonElement one) => new(
        one.GetProperty("id").GetInt64(),
        Text(one, "subject"),
        Text(one, "workflow"),
        Text(one, "name"),
        Text(one, "cause"),
        Text(one, "severity"),
        Text(one, "change"),
        Moment(one, "minute"),
        Moment(one, "recordedAt"),
        Text(one, "reason"));

    private static Instant Moment(JsonElement one, string name) => Instant.TryParse(Text(one, name), out Instant moment) ? moment : throw new JsonException($"an alert without its {name}");

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;

    /// <summary>Null: it cannot say just now, as of an objective that somebody has taken out of the rules.</summary>
    private async Task<JsonDocument?> AskAsync(string path, CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation)) : null;
    }
}

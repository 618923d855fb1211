using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SloWatch.Cli.Demo.Simulation;
using SloWatch.Cli.Running;
using SloWatch.Core.Events;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Cli.Demo.Playing;

/// <summary>Posts what sources report to the service, as any source may: in portions, again when it is told to come later.</summary>
internal sealed class Posting(HttpClient client, TimeProvider wall)
{
    private const int AtOnce = 2000;
    private const int MostTries = 60;
    private static readonly Uri Events = new("/api/v1/events", UriKind.Relative);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(1);

    /// <summary>Gives why the first was refused of those that were; null when all were taken.</summary>
    public async Task<string?> PostAsync(Report report, CancellationToken cancellation)
    {
        string? refused = null;
        foreach (WorkflowEvent[] part in report.Events.Chunk(AtOnce))
        {
            refused = await PostAsync(Lines(part), cancellation) ?? refused;
        }

        return refused;
    }

    private async Task<string?> PostAsync(byte[] lines, CancellationToken cancellation)
    {
        for (int tries = 1; ; tries++)
        {
            using ByteArrayContent content = new(lines);
            content.Headers.ContentType = new("application/x-ndjson");
            using HttpResponseMessage answer = await client.PostAsync(Events, content, cancellation);
            if (tries < MostTries && answer.StatusCode is (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestTimeout))
            {
                await Task.Delay(WaitOf(answer.Headers.RetryAfter), wall, cancellation);
                continue;
            }

            return Refused(answer, await answer.Content.ReadAsStringAsync(cancellation));
        }
    }

    private static TimeSpan WaitOf(RetryConditionHeaderValue? told) => told?.Delta ?? Later;

    private static string? Refused(HttpResponseMessage answer, string text)
    {
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.BadRequest))
        {
            throw new VerbStoppedException(ExitCode.Refused, string.Create(CultureInfo.InvariantCulture, $"the service of the demo takes no events any more: {(int)answer.StatusCode} {text}"), "begin the demo anew");
        }

        using JsonDocument json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("refused") is { } refused && refused.GetArrayLength() > 0 ? refused[0].GetProperty("reason").GetString() : null;
    }

    private static byte[] Lines(WorkflowEvent[] events)
    {
        using MemoryStream bytes = new();
        using (EventJsonWriter writer = new(bytes))
        {
            Array.ForEach(events, writer.WriteLine);
        }

        return bytes.ToArray();
    }
}

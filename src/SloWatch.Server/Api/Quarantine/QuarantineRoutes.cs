using SloWatch.Engine.Json;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Quarantine;

/// <summary>What was not taken, and why.</summary>
internal sealed class QuarantineRoutes(ApiReading reading)
{
    private static readonly ApiParameter Source = new("source", "only of this source");

    public IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get("/api/v1/quarantine", "Events that were refused, with their reasons, newest first", ListAsync, Source, ApiParameter.Limit, ApiParameter.Cursor) with
        {
            Answer = "`count` of all, `refused`, and `next` where there are more",
        },
    ];

    private async Task ListAsync(HttpContext context)
    {
        ApiQuery query = new(context.Request);
        string? source = query.Text(Source.Name);
        MomentCursor since = query.Since();
        int limit = query.Limit();
        (long count, Quarantined[] found) = await reading.ReadAsync<(long, Quarantined[])>(store =>
            (store.Sources.QuarantineCount(source), [.. store.Sources.Quarantine(source, since.At, since.Given + limit + 1).Skip(since.Given)]), context.RequestAborted);
        Quarantined[] given = [.. found.Take(limit)];
        await JsonAnswer.WriteAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("count", count);
            json.Objects("refused", given, (to, one) =>
            {
                to.WriteString("source", one.Source);
                to.WriteString("origin", one.Origin);
                to.WriteString("reason", one.Reason);
                to.WriteString("content", one.Content);
                to.Time("recordedAt", one.RecordedAt);
            });
            json.WriteString("next", found.Length > limit ? since.After([.. given.Select(one => one.RecordedAt)]).ToString() : null);
            json.WriteEndObject();
        });
    }
}

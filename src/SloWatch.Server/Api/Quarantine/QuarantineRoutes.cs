using System.Globalization;
using SloWatch.Engine.Json;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Quarantine;

/// <summary>What was not taken, and why.</summary>
internal sealed class QuarantineRoutes(ApiReading reading)
{
    public const string Path = "/api/v1/quarantine";

    private static readonly ApiParameter Source = new("source", "only of this source");

    public IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get(Path, "Events that were refused, with their reasons, newest first", ListAsync, Source, ApiParameter.Limit, ApiParameter.Cursor) with
        {
            AnswerForm = "Quarantine",
            Answer = "`count` of all, `refused`, and `next` where there are more",
        },
        ApiRoute.Get($"{Path}/{{id}}", "One of them", ShowAsync, new ApiParameter("id", "of the entry", InPath: true)) with { AnswerForm = "Refused", Answer = "the entry" },
    ];

    private async Task ListAsync(HttpContext context)
    {
        ApiQuery query = new(context.Request);
        string? source = query.Text(Source.Name);
        MomentCursor since = query.Since();
        int limit = query.Limit();
        (long count, KeptRefusal[] found) = await reading.ReadAsync<(long, KeptRefusal[])>(store =>
            (store.Sources.QuarantineCount(source), [.. store.Sources.Kept(source, since.At, since.Given + limit + 1).Skip(since.Given)]), context.RequestAborted);
        KeptRefusal[] given = [.. found.Take(limit)];
        await JsonAnswer.WriteAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("count", count);
            json.Objects("refused", given, QuarantineJson.Write);
            json.WriteString("next", found.Length > limit ? since.After([.. given.Select(one => one.Refused.RecordedAt)]).ToString() : null);
            json.WriteEndObject();
        });
    }

    private async Task ShowAsync(HttpContext context)
    {
        string written = RawPath.Parts(context, 3, 1)[0];
        KeptRefusal? kept = long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? await reading.ReadAsync(store => store.Sources.Kept(id), context.RequestAborted) : null;
        if (kept is null)
        {
            throw ApiFault.NotFound($"no entry of the quarantine is '{written}'", $"{Path} lists them");
        }

        await JsonAnswer.WriteAsync(context, json =>
        {
            json.WriteStartObject();
            QuarantineJson.Write(json, kept);
            json.WriteEndObject();
        });
    }
}

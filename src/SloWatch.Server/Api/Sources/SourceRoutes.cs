using System.Text.Json;
using SloWatch.Core.Time;
using SloWatch.Engine.Json;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Events;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Sources;

/// <summary>Everyone who delivered: how far they are complete, and what of theirs was refused.</summary>
internal sealed class SourceRoutes(ApiReading reading, LiveEngine engine, IgnoredMessages ignored)
{
    public IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get("/api/v1/sources", "Sources: lag, watermark, events, what was refused", ListAsync, ApiParameter.Workflow) with { AnswerForm = "Sources", Answer = "`sources`" },
    ];

    private async Task ListAsync(HttpContext context)
    {
        string? workflow = new ApiQuery(context.Request).Text(ApiParameter.Workflow.Name);
        Dictionary<(string, string), SourceHealth> health = engine.Health.Sources.ToDictionary(source => (source.Name, source.Workflow));
        (SourceState State, long Refused, long Waiting)[] sources = await reading.ReadAsync(store => Read(store, workflow), context.RequestAborted);
        Instant now = Instant.From(reading.Time.GetUtcNow());
        await JsonAnswer.WriteAsync(context, json =>
        {
            json.WriteStartObject();
            json.Objects("sources", sources, (to, source) => Write(to, source.State, source.Refused, source.Waiting, health.GetValueOrDefault((source.State.Name, source.State.Workflow)), now));
            json.WriteEndObject();
        });
    }

    private static (SourceState State, long Refused, long Waiting)[] Read(IStoreReader store, string? workflow)
    {
        IReadOnlyDictionary<string, long> refused = store.Sources.QuarantineCounts();
        Dictionary<(string, string), long> waiting = store.Anteroom.Counts().ToDictionary(one => (one.Source, one.Workflow), one => one.Count);
        return
        [
            .. store.Sources.All().Where(source => workflow is null || source.Workflow == workflow)
                .Select(source => (source, refused.GetValueOrDefault(source.Name), waiting.GetValueOrDefault((source.Name, source.Workflow)))),
        ];
    }

    /// <summary>A file is complete for ever and has no lag.</summary>
    private void Write(Utf8JsonWriter json, SourceState source, long refused, long waiting, SourceHealth? health, Instant now)
    {
        Instant watermark = health?.Watermark ?? source.Watermark;
        json.WriteString("name", source.Name);
        json.WriteString("workflow", source.Workflow);
        json.WriteBoolean("complete", watermark == Instant.Ever);
        json.Time("completeUpTo", watermark);
        json.Seconds("lagSeconds", watermark.IsFinite ? now - watermark : null);
        json.Time("lastEvent", health?.LastAt ?? source.LastAt);
        json.WriteString("stale", health?.Stale);
        json.WriteNumber("eventsSinceStart", health?.Events ?? 0);
        json.WriteNumber("ignoredSinceStart", ignored.Of(source.Name));
        json.WriteNumber("refused", refused);
        json.WriteNumber("waiting", waiting);
        json.WriteString("note", source.Note);
    }
}

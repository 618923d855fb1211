using System.Globalization;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.Quarantine;
using SloWatch.Engine.Json;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Server.Access;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Quarantine;

/// <summary>Hands what is in quarantine to ingest again, or lets it go.</summary>
/// <param name="file">Of the store.</param>
internal sealed class QuarantineActs(ApiReading reading, IIngest ingest, IAccess access, string file)
{
    private static readonly ApiParameter Source = new("source", "only of this source");
    private static readonly ApiParameter Id = new("id", "only this entry", "integer");
    private static readonly ApiParameter Everything = new("all", "true: of all sources", "boolean");

    public IEnumerable<ApiRoute> All =>
    [
        Post("replay", "Hands what was refused to ingest again, as after rules were mended", ReplayAsync, Source, Id, MeantStore.Parameter) with
        {
            AnswerForm = "Replay",
            Answer = "entries that were `looked` at, that were `released`, and that `stayed` with their new `reasons`; events that were `new` and `known`",
        },
        Post("drop", "Forgets what was refused", DropAsync, Source, Id, Everything, MeantStore.Parameter) with { AnswerForm = "Dropped", Answer = "`dropped` entries" },
    ];

    private static ApiRoute Post(string what, string summary, RequestDelegate handler, params ApiParameter[] parameters) =>
        new(HttpMethods.Post, $"{QuarantineRoutes.Path}/{what}", summary, handler) { Needs = Role.Admin, Parameters = parameters };

    private async Task ReplayAsync(HttpContext context)
    {
        (string? source, long? id) = Chosen(context);
        QuarantineReplay replay = Replay();
        ReplayResult result = await Busy(async () => id is { } one ? await replay.RunAsync(one) ?? throw NoEntry(one) : await replay.RunAsync(source, context.RequestAborted));
        Note(context, "quarantine replayed", source, id, $"{result.Released} of {result.Looked} left it");
        await JsonAnswer.WriteAsync(context, json => QuarantineJson.Write(json, result));
    }

    private async Task DropAsync(HttpContext context)
    {
        (string? source, long? id) = Chosen(context);
        bool everything = new ApiQuery(context.Request).Choice(Everything.Name, "true", "false") == "true";
        if (source is null && id is null && !everything)
        {
            throw ApiFault.MalformedQuery("nothing is said of what to forget", $"add '{Source.Name}', '{Id.Name}' or '{Everything.Name}=true'");
        }

        QuarantineReplay replay = Replay();
        long dropped = await Busy(async () => id is not { } one ? await replay.DropAsync(source, context.RequestAborted) : await replay.DropAsync(one) ? 1 : throw NoEntry(one));
        Note(context, "quarantine dropped", source, id, $"{dropped}");
        await JsonAnswer.WriteAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("dropped", dropped);
            json.WriteEndObject();
        });
    }

    private QuarantineReplay Replay() => new(reading.Store, reading.RuleSet, ingest, reading.Time);

    private (string? Source, long? Id) Chosen(HttpContext context)
    {
        ApiQuery query = new(context.Request);
        MeantStore.Require(query, file);
        string? source = query.Text(Source.Name);
        return query.Text(Id.Name) switch
        {
            null => (source, null),
            _ when source is not null => throw ApiFault.MalformedQuery($"'{Source.Name}' and '{Id.Name}' exclude each other", "leave one out"),
            { } text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) => (null, id),
            { } text => throw ApiFault.MalformedQuery($"'{Id.Name}' is '{text}'", "write the number that the list shows"),
        };
    }

    private static async Task<T> Busy<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (IngestBusyException busy)
        {
            throw ApiFault.Busy(busy.Message);
        }
    }

    private void Note(HttpContext context, string what, string? source, long? id, string detail) =>
        access.Add(new(Instant.From(reading.Time.GetUtcNow()), Caller.Of(context).Name, what, id is { } one ? $"entry {one}" : source ?? "all sources", detail));

    private static ApiFault NoEntry(long id) => ApiFault.NotFound($"no entry of the quarantine is '{id}'", $"{QuarantineRoutes.Path} lists them");
}

using System.Globalization;
using SloWatch.Engine.Json;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Anteroom;

/// <summary>Events that wait for a case that carries a key of theirs.</summary>
internal sealed class AnteroomRoutes(ApiReading reading)
{
    private const int MostShared = 100;

    public IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get("/api/v1/anteroom", "Events that wait for a case that carries a key of theirs, longest first", ListAsync, ApiParameter.Workflow, ApiParameter.Limit, ApiParameter.Cursor) with
        {
            AnswerForm = "Anteroom",
            Answer = "`count` of all, `waiting`, `shared` keys that tell nothing because several cases carry them, and `next` where there are more",
        },
    ];

    private async Task ListAsync(HttpContext context)
    {
        ApiQuery query = new(context.Request);
        string? workflow = query.Text(ApiParameter.Workflow.Name);
        long after = query.Text(ApiParameter.Cursor.Name) is not { } cursor ? 0
            : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : throw ApiQuery.NoCursor();
        int limit = query.Limit();
        (long count, IReadOnlyList<WaitingFact> found, IReadOnlyList<SharedKeyOfCases> shared) = await reading.ReadAsync<(long, IReadOnlyList<WaitingFact>, IReadOnlyList<SharedKeyOfCases>)>(store =>
            (store.Anteroom.Counts().Where(one => workflow is null || one.Workflow == workflow).Sum(one => one.Count), store.Anteroom.After(workflow, after, limit + 1), SharedKeyOfCases.Of(store.Anteroom, workflow, MostShared)), context.RequestAborted);
        WaitingFact[] given = [.. found.Take(limit)];
        await JsonAnswer.WriteAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("count", count);
            json.Objects("waiting", given, AnteroomJson.Write);
            AnteroomJson.WriteShared(json, shared);
            json.WriteString("next", found.Count > limit ? given[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
            json.WriteEndObject();
        });
    }
}

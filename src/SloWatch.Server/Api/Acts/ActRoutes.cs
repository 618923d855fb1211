using System.Globalization;
using SloWatch.Engine.Json;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Acts;

/// <summary>What people did.</summary>
internal sealed class ActRoutes(IAccess access)
{
    public IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get("/api/v1/acts", "What people did, newest first", ListAsync, ApiParameter.Limit, ApiParameter.Cursor) with
        {
            Needs = Role.Admin,
            AnswerForm = "Acts",
            Answer = "`acts`, and `next` where there are more",
        },
    ];

    private Task ListAsync(HttpContext context)
    {
        ApiQuery query = new(context.Request);
        int limit = query.Limit();
        long? before = query.Text("cursor") is not { } cursor ? null
            : Cursor.Read(cursor, 1) is [{ } text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id
            : throw ApiQuery.NoCursor();
        IReadOnlyList<StoredAct> found = access.Acts(before, limit + 1);
        return JsonAnswer.WriteAsync(context, json =>
        {
            json.WriteStartObject();
            json.Objects("acts", found.Take(limit), (to, stored) =>
            {
                to.WriteNumber("id", stored.Id);
                to.Time("at", stored.Act.At);
                to.WriteString("who", stored.Act.Who);
                to.WriteString("what", stored.Act.What);
                to.WriteString("subject", stored.Act.Subject);
                to.WriteString("detail", stored.Act.Detail);
            });
            json.WriteString("next", found.Count > limit ? Cursor.Of(found[limit - 1].Id.ToString(CultureInfo.InvariantCulture)) : null);
            json.WriteEndObject();
        });
    }
}

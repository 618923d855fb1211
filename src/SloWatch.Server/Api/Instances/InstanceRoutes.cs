using System.Text.Json;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Locating;
using SloWatch.Engine.Evaluation.Searching;
using SloWatch.Engine.Json;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Instances;

/// <summary>Instances: which there are, and why and where one of them is.</summary>
internal sealed class InstanceRoutes(ApiReading reading)
{
    private const string Path = "/api/v1/instances";
    private const int Segments = 3; // of the path

    /// <summary>Of the units and of the facts of one instance.</summary>
    private const int Most = 2000;

    private static readonly ApiParameter[] Search =
    [
        ApiParameter.Workflow,
        new("id", "whose id begins so"),
        new("businessKey", "with this business key"),
        new("standing", "open or ended"),
        new("state", "in this state, or last in it"),
        new("attribute", "with this attribute, NAME:VALUE", Example: "channel:web"),
        ApiParameter.Limit,
        ApiParameter.Cursor,
    ];

    public IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get(Path, "Instances, by what is known of them, in the order of their names", ListAsync, Search) with
        {
            AnswerForm = "Instances",
            Answer = "`instances`, and `next` where the search goes on; there may be fewer than `limit` and still more to come",
        },
        ApiRoute.Get($"{Path}/{{workflow}}/{{**id}}", "Why an instance is good, bad or pending, where it is, and its facts", OneAsync, new("workflow", "its workflow", InPath: true), new("id", "its id", InPath: true), ApiParameter.AsOf) with
        {
            AnswerForm = "Instance",
            Answer = "the members of `slowatch explain --json`, and those of `slowatch where --json` in `where`; of very long ones the newest 2,000 units and facts, and how many were left out (`unitsLeftOut`, `factsLeftOut`)",
        },
    ];

    private async Task ListAsync(HttpContext context)
    {
        ApiQuery query = new(context.Request);
        InstanceQuestion question = new(query.Text("workflow"), query.Text("id"), query.Text("businessKey"), Standing(query), query.Text("state"), Attribute(query));
        InstanceKey? after = query.Text("cursor") is { } cursor ? Cursor.Read(cursor, 2) is [{ } workflow, { } id] ? new InstanceKey(workflow, id) : throw ApiQuery.NoCursor() : null;
        int limit = query.Limit();
        InstanceSearch search = await reading.ReadAsync(store => InstanceSearch.Run(store, reading.RuleSet, question, after, limit), context.RequestAborted);
        await JsonAnswer.WriteAsync(context, json => Write(json, search));
    }

    private async Task OneAsync(HttpContext context)
    {
        Instant? asOf = new ApiQuery(context.Request).FullMinute(ApiParameter.AsOf.Name);
        string[] names = RawPath.Parts(context, Segments, 2);
        InstanceKey key = new(names[0], names[1]);
        RuleSet rules = reading.RuleSet;
        (Explanation? why, Location? where) = await reading.ReadAsync(store => (Explanation.Of(store, rules, key, asOf, reading.Time), Location.Of(store, rules, key, asOf, reading.Time)), context.RequestAborted);
        if (why is null || where is null)
        {
            throw ApiFault.NotFound($"there is no instance '{key.Id}' of '{key.Workflow}'", $"look for it with {Path}?id=");
        }

        await JsonAnswer.WriteAsync(context, json => ExplanationJson.Write(json, why.Newest(Most), more =>
        {
            more.WritePropertyName("where");
            LocationJson.Write(more, where);
        }));
    }

    private static bool? Standing(ApiQuery query) => query.Choice("standing", "open", "ended") is { } standing ? standing == "open" : null;

    private static NamedValue? Attribute(ApiQuery query) => query.Text("attribute") switch
    {
        null => null,
        { } text when text.IndexOf(':', StringComparison.Ordinal) is > 0 and int colon => new NamedValue(text[..colon], text[(colon + 1)..]),
        { } text => throw ApiFault.MalformedQuery($"'attribute' is '{text}'", "write its name and its value, such as channel:web"),
    };

    private static void Write(Utf8JsonWriter json, InstanceSearch search)
    {
        json.WriteStartObject();
        json.Objects("instances", search.Found, (to, row) =>
        {
            to.WriteString("workflow", row.Key.Workflow);
            to.WriteString("instance", row.Key.Id);
            to.WriteString("businessKey", row.Summary.BusinessKey);
            to.WriteString("standing", row.Summary.IsVoid ? "void" : row.Summary.EndedAt is null ? "open" : "ended");
            to.Time("firstSeen", row.Summary.FirstAt);
            to.Time("lastSeen", row.Summary.LastAt);
            to.Time("ended", row.Summary.EndedAt);
            to.Time("nextDeadline", row.NextDeadline);
            to.WriteNumber("facts", row.Summary.FactCount);
        });
        json.WriteString("next", search.Next is { } next ? Cursor.Of(next.Workflow, next.Id) : null);
        json.WriteEndObject();
    }
}

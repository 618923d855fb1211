using System.Globalization;
using SloWatch.Engine.Evaluation.Alerting;
using SloWatch.Engine.Json;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Alerts;

/// <summary>Alerts: those that fire, those that are watched, and what became of them.</summary>
internal sealed class AlertRoutes(ApiReading reading)
{
    private const string Path = "/api/v1/alerts";

    public IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get(Path, "Alerts that fire and who has to do with them, the gravest first", ListAsync, ApiParameter.Workflow, new ApiParameter("all", "true: those that are watched and do not fire, too", "boolean")) with
        {
            AnswerForm = "Alerts",
            Answer = "`alerts`, and for each workflow in `workflows` up to where it was decided, and why it is unknown",
        },
        ApiRoute.Get($"{Path}/transitions", "What became of alerts, newest first", TransitionsAsync, ApiParameter.Workflow, ApiParameter.Limit, ApiParameter.Cursor) with
        {
            AnswerForm = "Transitions",
            Answer = "`transitions`, and `next` where there are more",
        },
        ApiRoute.Get($"{Path}/transitions/{{id}}/diagnosis", "Why the units of an alert went bad, as it was known soon after it fired", DiagnosisAsync, new ApiParameter("id", "of the transition by which it fired", InPath: true)) with
        {
            AnswerForm = "StoredDiagnosis",
            Answer = "what `slowatch diagnose --alert ID --json` prints",
        },
    ];

    private async Task ListAsync(HttpContext context)
    {
        ApiQuery query = new(context.Request);
        string? workflow = query.Text(ApiParameter.Workflow.Name);
        bool all = query.Choice("all", "true", "false") == "true";
        (StoredAlert[] alerts, DecidedWorkflow[] decided, IReadOnlyDictionary<AlertKey, StoredDiagnosis> diagnoses) = await reading.ReadAsync<(StoredAlert[], DecidedWorkflow[], IReadOnlyDictionary<AlertKey, StoredDiagnosis>)>(store => (
            [.. all ? store.Alerts.All().Where(alert => workflow is null || alert.Key.Workflow == workflow) : store.Alerts.Open(workflow)],
            [.. store.Alerts.Decided().Where(one => workflow is null || one.Workflow == workflow)],
            AlertOverview.DiagnosesOf(store.Alerts, store.Alerts.Open(workflow))), context.RequestAborted);
        await JsonAnswer.WriteAsync(context, json =>
        {
            json.WriteStartObject();
            json.Objects("alerts", alerts, (to, alert) =>
            {
                AlertJson.WriteAlert(to, alert);
                AddressJson.Write(to, AlertAddress.Of(reading.RuleSet, alert.Key));
                DiagnosisJson.WriteOf(to, diagnoses.GetValueOrDefault(alert.Key));
            });
            json.Objects("workflows", decided, AlertJson.WriteDecided);
            json.WriteEndObject();
        });
    }

    private async Task DiagnosisAsync(HttpContext context)
    {
        string text = (string)context.Request.RouteValues["id"]!;
        StoredDiagnosis? stored = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? await reading.ReadAsync(store => store.Alerts.DiagnosisOf(id), context.RequestAborted)
            : throw ApiFault.NotFound($"'{text}' is no id of a transition", $"{Path}/transitions lists them");
        await JsonAnswer.WriteAsync(context, json => DiagnosisJson.Write(json, stored ?? throw ApiFault.NotFound($"no diagnosis was made of the transition {id}", "one is made soon after an alert of an objective fires; /api/v1/objectives/{name}/diagnosis makes one of any time")));
    }

    private async Task TransitionsAsync(HttpContext context)
    {
        ApiQuery query = new(context.Request);
        string? workflow = query.Text(ApiParameter.Workflow.Name);
        int limit = query.Limit();
        long? before = query.Text("cursor") is not { } cursor ? null
            : Cursor.Read(cursor, 1) is [{ } text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id
            : throw ApiQuery.NoCursor();
        IReadOnlyList<StoredTransition> found = await reading.ReadAsync(store => store.Alerts.Transitions(workflow, before, limit + 1), context.RequestAborted);
        await JsonAnswer.WriteAsync(context, json =>
        {
            json.WriteStartObject();
            json.Objects("transitions", found.Take(limit), AlertJson.WriteTransition);
            json.WriteString("next", found.Count > limit ? Cursor.Of(found[limit - 1].Id.ToString(CultureInfo.InvariantCulture)) : null);
            json.WriteEndObject();
        });
    }
}

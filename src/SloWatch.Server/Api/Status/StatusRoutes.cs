using SloWatch.Engine.Evaluation.Statuses;
using SloWatch.Engine.Ingest.EventJson.Schema;
using SloWatch.Engine.Json;
using SloWatch.Engine.Yaml.Schema;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Status;

/// <summary>How everything stands, and the schemas of what people and programs write.</summary>
internal sealed class StatusRoutes(ApiReading reading)
{
    public IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get("/api/v1/status", "How sources, instances and objectives stand", StatusAsync) with { AnswerForm = "Status", Answer = "what `slowatch status --json` prints" },
        ApiRoute.Get("/api/v1/schemas/event", "A JSON Schema of workflow events", context => JsonAnswer.WriteAsync(context, EventSchema.Text())) with { Needs = null, Answer = "a JSON Schema" },
        ApiRoute.Get("/api/v1/schemas/rules", "A JSON Schema of rule files", context => JsonAnswer.WriteAsync(context, RuleSchema.Text())) with { Needs = null, Answer = "a JSON Schema" },
    ];

    private async Task StatusAsync(HttpContext context)
    {
        StatusReport status = await reading.ReadAsync(store => StatusReport.Compute(store, reading.RuleSet, StatusReport.WorkflowsOf(store, reading.RuleSet), reading.Time), context.RequestAborted);
        await JsonAnswer.WriteAsync(context, json => StatusJson.Write(json, status));
    }
}

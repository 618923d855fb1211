using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Json;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Objectives;

/// <summary>How the error budgets stand, as <c>report --json</c> says.</summary>
internal sealed class ObjectiveRoutes(ApiReading reading)
{
    private const string Path = "/api/v1/objectives";

    private static readonly ApiParameter Name = new("name", "of the objective", InPath: true);

    public IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get(Path, "How the error budgets stand", ListAsync, ApiParameter.Workflow, ApiParameter.AsOf) with { AnswerForm = "Objectives", Answer = "the report, as `slowatch report --json` prints it" },
        ApiRoute.Get($"{Path}/{{name}}", "How one error budget stands", OneAsync, Name, ApiParameter.AsOf) with { AnswerForm = "Objective", Answer = "one of the objectives of the report" },
        new SeriesRoute(reading).Route,
    ];

    private async Task ListAsync(HttpContext context)
    {
        ApiQuery query = new(context.Request);
        string? workflow = query.Text(ApiParameter.Workflow.Name);
        BudgetReport report = await ReportAsync(context, query, [.. reading.RuleSet.Objectives.Where(objective => workflow is null || objective.Measurement.Workflow.Name == workflow)]);
        await JsonAnswer.WriteAsync(context, json => ReportJson.Write(json, report));
    }

    private async Task OneAsync(HttpContext context)
    {
        BudgetReport report = await ReportAsync(context, new(context.Request), [reading.ObjectiveOf((string)context.Request.RouteValues[Name.Name]!)]);
        await JsonAnswer.WriteAsync(context, json => ReportJson.WriteObjective(json, report.Objectives[0]));
    }

    private Task<BudgetReport> ReportAsync(HttpContext context, ApiQuery query, IReadOnlyList<Objective> objectives)
    {
        BudgetReportRequest request = new(objectives, query.FullMinute(ApiParameter.AsOf.Name)) { Rules = reading.RuleSet };
        return reading.ReadAsync(store => BudgetReport.Compute(store, request, reading.Time), context.RequestAborted);
    }
}

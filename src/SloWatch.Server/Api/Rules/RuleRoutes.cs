using System.Text.Json;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Json;
using SloWatch.Engine.Live;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;
using SloWatch.Server.Rules;

namespace SloWatch.Server.Api.Rules;

/// <summary>The rules in use, and what is wrong with those that were refused.</summary>
internal sealed class RuleRoutes(ApiReading reading, LiveEngine engine)
{
    public IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get("/api/v1/rules", "The rules in use, those that are being counted for, and why newer ones were refused", ListAsync) with { AnswerForm = "Rules", Answer = "`workflows`, `objectives`, `sources`, `owners`, `policies`, `calendars`, `files`, `coming` and `refused`" },
    ];

    private Task ListAsync(HttpContext context) => JsonAnswer.WriteAsync(context, json => Write(json, reading.Rules.Now, engine.Health.Counting));

    private static void Write(Utf8JsonWriter json, RulesState state, Counting? counting)
    {
        RuleSet rules = state.Rules;
        json.WriteStartObject();
        json.Time("since", state.Since);
        json.Texts("files", state.Files);
        json.Objects("workflows", rules.Workflows, WriteWorkflow);
        json.Objects("objectives", rules.Objectives, WriteObjective);
        json.Objects("sources", rules.Sources, WriteSource);
        json.Objects("owners", rules.Owners, (to, owner) =>
        {
            to.WriteString("name", owner.Name);
            to.WriteString("description", owner.Description);
        });
        json.Texts("policies", rules.Policies.Select(policy => policy.Name));
        json.Texts("calendars", rules.Calendars.Select(calendar => calendar.Name));
        WriteComing(json, state.Coming, counting);
        WriteRefused(json, state.Refused);
        json.WriteEndObject();
    }

    private static void WriteWorkflow(Utf8JsonWriter json, Workflow workflow)
    {
        json.WriteString("name", workflow.Name);
        json.WriteString("description", workflow.Description);
        json.Objects("tracks", workflow.Tracks, (to, track) =>
        {
            to.WriteString("name", track.Key);
            to.Texts("states", track.Value);
        });
        json.Texts("steps", workflow.Steps);
    }

    private static void WriteObjective(Utf8JsonWriter json, Objective objective)
    {
        json.WriteString("name", objective.Name);
        json.WriteString("description", objective.Description);
        json.WriteString("workflow", objective.Measurement.Workflow.Name);
        json.WriteString("indicator", objective.Measurement.Indicator.Type);
        json.WriteString("measurement", objective.Measurement.Hash);
        json.Number("target", objective.Target.Ratio);
        json.WriteString("window", objective.Window.Text);
        json.WriteString("owner", objective.Owner);
        json.WriteString("runbook", objective.Runbook);
        json.WriteString("place", objective.Place.ToString());
    }

    private static void WriteSource(Utf8JsonWriter json, SourceDefinition source)
    {
        json.WriteString("name", source.Name);
        json.WriteString("workflow", source.Workflow);
        json.WriteString("format", source.Format);
        json.Seconds("settleSeconds", source.Settle);
        json.Seconds("staleAfterSeconds", source.StaleAfter);
    }

    private static void WriteComing(Utf8JsonWriter json, ComingRules? coming, Counting? counting)
    {
        if (coming is null)
        {
            json.WriteNull("coming");
            return;
        }

        json.WriteStartObject("coming");
        json.Time("since", coming.Since);
        json.WriteString("what", coming.What);
        json.WriteNumber("counted", counting?.Done ?? 0);
        json.WriteNumber("of", counting?.Of ?? 0);
        json.WriteString("trouble", counting?.Trouble);
        json.WriteEndObject();
    }

    private static void WriteRefused(Utf8JsonWriter json, RefusedRules? refused)
    {
        if (refused is null)
        {
            json.WriteNull("refused");
            return;
        }

        json.WriteStartObject("refused");
        json.Time("at", refused.At);
        json.Objects("problems", refused.Problems, (to, problem) =>
        {
            to.WriteString("severity", problem.Severity == Severity.Error ? "error" : "warning");
            to.WriteString("file", problem.Place.File);
            to.WriteNumber("line", problem.Place.Line);
            to.WriteNumber("column", problem.Place.Column);
            to.WriteString("what", problem.What);
            to.WriteString("remedy", problem.Remedy);
        });
        json.WriteEndObject();
    }
}

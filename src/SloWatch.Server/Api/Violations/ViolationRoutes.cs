using System.Text.Json;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Json;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Violations;

/// <summary>Bad units with their evidence, newest first.</summary>
internal sealed class ViolationRoutes(ApiReading reading)
{
    private static readonly ApiParameter Objective = new("objective", "only what this objective counts");
    private static readonly ApiParameter From = new("from", "that became bad at this time or later", Example: "2026-03-01T00:00Z");
    private static readonly ApiParameter To = new("to", "that became bad before this time", Example: "2026-03-02T00:00Z");

    public IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get("/api/v1/violations", "Bad units with their evidence, newest first", ListAsync, Objective, ApiParameter.Workflow, From, To, ApiParameter.Limit, ApiParameter.Cursor) with
        {
            AnswerForm = "Violations",
            Answer = "`violations`, and `next` where there are more",
        },
    ];

    private async Task ListAsync(HttpContext context)
    {
        ApiQuery query = new(context.Request);
        ILookup<string, string> names = Measured(query.Text(Objective.Name), query.Text(ApiParameter.Workflow.Name));
        MomentCursor since = query.Since();
        Instant to = Instant.Min(query.Moment(To.Name) ?? Instant.Ever, since.At == Instant.Ever ? Instant.Ever : since.At + TimeSpan.FromMicroseconds(1));
        TimeRange range = new(query.Moment(From.Name) ?? Instant.Never, to);
        int limit = query.Limit();
        Violation[] found = await reading.ReadAsync(store => Newest(store.Ledger, names, range, since.Given, limit + 1), context.RequestAborted);
        Violation[] given = [.. found.Take(limit)];
        string? next = found.Length > limit ? since.After([.. given.Select(one => one.At)]).ToString() : null;
        await JsonAnswer.WriteAsync(context, json => Write(json, given, names, next));
    }

    /// <summary>The objectives asked for, by what they measure.</summary>
    private ILookup<string, string> Measured(string? objective, string? workflow) =>
        (objective is null ? reading.RuleSet.Objectives : [reading.ObjectiveOf(objective)])
            .Where(one => workflow is null || one.Measurement.Workflow.Name == workflow)
            .ToLookup(one => one.Measurement.Hash, one => one.Name);

    private static Violation[] Newest(ILedgerReader ledger, ILookup<string, string> names, TimeRange range, int skip, int limit) =>
    [
        .. names.SelectMany(measured => ledger.Violations(measured.Key, range, skip + limit))
            .OrderByDescending(one => one.At)
            .ThenBy(one => one.Measurement, StringComparer.Ordinal).ThenBy(one => one.Workflow, StringComparer.Ordinal).ThenBy(one => one.Instance, StringComparer.Ordinal).ThenBy(one => one.Unit, StringComparer.Ordinal)
            .Skip(skip)
            .Take(limit),
    ];

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Violation> given, ILookup<string, string> names, string? next)
    {
        json.WriteStartObject();
        json.Objects("violations", given, (to, one) => Write(to, one, names[one.Measurement]));
        json.WriteString("next", next);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Violation violation, IEnumerable<string> objectives)
    {
        json.Texts("objectives", objectives);
        json.WriteString("workflow", violation.Workflow);
        json.WriteString("instance", violation.Instance);
        json.WriteString("unit", violation.Unit);
        json.Time("at", violation.At);
        json.WriteString("reason", violation.Reason);
        json.WriteString("step", violation.Step);
        json.WriteString("state", violation.State);
        json.WriteString("dependency", violation.Dependency);
        json.WriteString("version", violation.Version);
        json.WriteString("error", violation.Error);
        json.Time("closed", violation.ClosedAt);
        json.Seconds("lateSeconds", violation.ClosedAt is { } closed && closed > violation.At ? closed - violation.At : null);
    }
}

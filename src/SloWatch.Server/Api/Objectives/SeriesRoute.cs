using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Series;
using SloWatch.Engine.Json;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Reading;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Objectives;

/// <summary>An objective over time, for charts.</summary>
internal sealed class SeriesRoute(ApiReading reading)
{
    private const int UsualPoints = 200;
    private const int MostPoints = 2000;

    /// <summary>Round ones, the first that is long enough.</summary>
    private static readonly TimeSpan[] Steps =
        [.. new[] { 1, 5, 15, 60, 6 * 60, 24 * 60 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    public ApiRoute Route => ApiRoute.Get(
        "/api/v1/objectives/{name}/series",
        "SLI, budget and burn rate over time",
        AnswerAsync,
        new ApiParameter("name", "of the objective", InPath: true),
        new ApiParameter("from", "the first point, a full minute; without it, a window before the last", Example: "2026-03-01T00:00Z"),
        new ApiParameter("to", "no point comes after it, a full minute; without it, as far as the sources are complete", Example: "2026-03-02T00:00Z"),
        new ApiParameter("step", $"from point to point, in full minutes; without it, a round one that makes at most {UsualPoints} points", Example: "15m")) with
    {
        AnswerForm = "Series",
        Answer = "`points` from the first to the last",
    };

    private async Task AnswerAsync(HttpContext context)
    {
        Objective objective = reading.ObjectiveOf((string)context.Request.RouteValues["name"]!);
        ApiQuery query = new(context.Request);
        (Instant? from, Instant? to, TimeSpan? step) = (query.FullMinute("from"), query.FullMinute("to"), query.Duration("step"));
        ObjectiveSeries series = await reading.ReadAsync(store => Read(store, objective, from, to, step), context.RequestAborted);
        await JsonAnswer.WriteAsync(context, json => SeriesJson.Write(json, series));
    }

    private ObjectiveSeries Read(IStoreSnapshot store, Objective objective, Instant? from, Instant? to, TimeSpan? step)
    {
        Instant last = to ?? BudgetReport.Compute(store, new([objective]) { Rules = reading.RuleSet }, reading.Time).AsOf;
        Instant first = from ?? (last - objective.Window.Length).CeilingToMinute();
        if (first > last)
        {
            throw ApiFault.MalformedQuery($"'from' ({first}) is after 'to' ({last})", "write an earlier one");
        }

        TimeSpan length = last - first;
        TimeSpan apart = step ?? Steps.FirstOrDefault(one => length / one <= UsualPoints, RoundDays(length));
        return length / apart < MostPoints
            ? ObjectiveSeries.Read(store.Ledger, objective, first, last, apart)
            : throw ApiFault.MalformedQuery($"that would be more than {MostPoints} points", $"ask for less at once, or write a 'step' of at least {DurationText.Format(TimeSpan.FromMinutes(Math.Ceiling(length.TotalMinutes / (MostPoints - 1))))}");
    }

    private static TimeSpan RoundDays(TimeSpan length) => TimeSpan.FromDays(Math.Ceiling(length.TotalDays / UsualPoints));
}

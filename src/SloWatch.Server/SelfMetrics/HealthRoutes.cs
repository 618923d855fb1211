using System.Text.Json;
using SloWatch.Engine.Json;
using SloWatch.Engine.Live;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.SelfMetrics;

/// <summary>What those ask who start, stop and watch the service.</summary>
internal sealed class HealthRoutes(LiveEngine engine, IReadOnlyList<IMetricsPart> parts)
{
    public IEnumerable<ApiRoute> All =>
    [
        ApiRoute.Get("/healthz", "The process lives", AliveAsync) with { Needs = null, AnswerType = "text/plain", Answer = "ok" },
        ApiRoute.Get("/readyz", "Events can be taken", ReadyAsync) with { Needs = null, AnswerForm = "Readiness", Answer = "`ready`, and what is wrong" },
        ApiRoute.Get("/metrics", "What Prometheus reads", MetricsAsync) with { AnswerType = "text/plain", Answer = "the text format of Prometheus" },
    ];

    private static Task AliveAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync("ok\n");
    }

    private async Task ReadyAsync(HttpContext context)
    {
        LiveHealth health = engine.Health;
        context.Response.StatusCode = health.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = health.IsReady ? "application/json" : FaultAnswer.ContentType;
        await context.Response.WriteAsync($"{JsonText.Document(json => Write(json, health))}\n", context.RequestAborted);
    }

    private async Task MetricsAsync(HttpContext context)
    {
        MetricsText metrics = new();
        foreach (IMetricsPart part in parts)
        {
            part.Write(metrics);
        }

        context.Response.ContentType = MetricsText.ContentType;
        await context.Response.WriteAsync(metrics.ToString(), context.RequestAborted);
    }

    private static void Write(Utf8JsonWriter json, LiveHealth health)
    {
        json.WriteStartObject();
        if (health.Trouble is { } trouble)
        {
            FaultAnswer.WriteMembers(json, StatusCodes.Status503ServiceUnavailable, "not-ready", "Events cannot be taken.", trouble);
        }

        json.WriteBoolean("ready", health.IsReady);
        json.WriteString("fault", health.Fault);
        json.WriteNumber("waiting", health.Waiting);
        json.Time("lastEvaluation", health.LastTick);
        json.WriteEndObject();
    }
}

using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Server.Access;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Events;

/// <summary><c>POST /api/v1/events</c>: takes events in, and answers when they are durable.</summary>
internal sealed class EventsEndpoint(BodyIntake intake)
{
    public const string Path = "/api/v1/events";

    public ApiRoute Route => new(HttpMethods.Post, Path, "Takes events in, and answers when they are durable", HandleAsync)
    {
        Delivers = true,
        Parameters = [new("source", "of events that name none"), new("workflow", "of events that name none")],
        BodyTypes = [BodyForms.Json, BodyForms.Lines, BodyForms.CloudEvent, BodyForms.CloudEvents],
        TakesEvents = true,
        AnswerForm = "Taken",
        Answer = "what became of the events: `accepted` (`new` and `known`), `refusedCount`, and `refused` with `index` and `reason`",
    };

    public async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        BodyForm form = BodyForms.Of(request);
        EventDefaults defaults = Defaults(request, Caller.Of(context));
        EventFormat format = EventFormat.Of(form);
        IEventReader reader = format.Reader(form == BodyForm.BinaryCloudEvent ? CloudHeaders.Read(request, defaults) : defaults);
        await intake.RunAsync(context, format.Splitter(), (json, events) => events.Read(reader, json));
    }

    private static EventDefaults Defaults(HttpRequest request, Caller caller) => new() { Source = Name(request, "source") ?? caller.Source, Workflow = Name(request, "workflow") };

    private static string? Name(HttpRequest request, string parameter) =>
        request.Query[parameter] is not [{ } name, ..] ? null
        : EventLimits.Refusal(name) is { } refusal ? throw ApiFault.MalformedQuery($"'{parameter}' {refusal}", "write a plain name, or leave it out")
        : name;
}

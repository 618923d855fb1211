using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Live;
using SloWatch.Server.Access;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Api.Routes;

namespace SloWatch.Server.Api.Events;

/// <summary><c>POST /api/v1/events</c>: takes events in, and answers when they are durable.</summary>
internal sealed class EventsEndpoint(IIngest ingest, BodyLimits limits, TimeProvider time)
{
    public const string Path = "/api/v1/events";

    public ApiRoute Route => new(HttpMethods.Post, Path, "Takes events in, and answers when they are durable", HandleAsync)
    {
        Delivers = true,
        Parameters = [new("source", "of events that name none"), new("workflow", "of events that name none")],
        BodyTypes = [BodyForms.Json, BodyForms.Lines, BodyForms.CloudEvent, BodyForms.CloudEvents],
        Answer = "what became of the events: `accepted` (`new` and `known`), `refusedCount`, and `refused` with `index` and `reason`",
    };

    public async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        BodyForm form = BodyForms.Of(request);
        Caller caller = Caller.Of(context);
        EventDefaults defaults = Defaults(request, caller);
        defaults = form == BodyForm.BinaryCloudEvent ? CloudHeaders.Read(request, defaults) : defaults;
        Stream body = RequestBody.Open(request, limits);
        try
        {
            await IntakeAnswer.WriteAsync(context.Response, await TakeAsync(context, caller, body, EventFormat.Of(form), defaults));
        }
        catch (InvalidDataException damaged)
        {
            throw ApiFault.MalformedBody("the gzip of the body", damaged.Message.TrimEnd('.'), "send it anew");
        }
        finally
        {
            if (!ReferenceEquals(body, request.Body))
            {
                await body.DisposeAsync();
            }
        }
    }

    private async Task<IntakeResult> TakeAsync(HttpContext context, Caller caller, Stream body, EventFormat format, EventDefaults defaults)
    {
        using BodyWindow window = new(body);
        IEventReader reader = format.Rent(defaults);
        try
        {
            EventIntake intake = new(ingest, caller, time, context.RequestAborted);
            return await intake.RunAsync(window, format.Splitter(), reader);
        }
        finally
        {
            format.Return(reader);
        }
    }

    private static EventDefaults Defaults(HttpRequest request, Caller caller) => new() { Source = Name(request, "source") ?? caller.Source, Workflow = Name(request, "workflow") };

    private static string? Name(HttpRequest request, string parameter) =>
        request.Query[parameter] is not [{ } name, ..] ? null
        : EventLimits.Refusal(name) is { } refusal ? throw ApiFault.MalformedQuery($"'{parameter}' {refusal}", "write a plain name, or leave it out")
        : name;
}

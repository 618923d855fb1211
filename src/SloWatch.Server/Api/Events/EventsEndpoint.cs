using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Live;
using SloWatch.Server.Api.Faults;

namespace SloWatch.Server.Api.Events;

/// <summary><c>POST /api/v1/events</c>: takes events in, and answers when they are durable.</summary>
internal sealed class EventsEndpoint(IIngest ingest, BodyLimits limits, TimeProvider time)
{
    public const string Path = "/api/v1/events";

    public async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        BodyForm form = BodyForms.Of(request);
        EventDefaults defaults = Defaults(request);
        defaults = form == BodyForm.BinaryCloudEvent ? CloudHeaders.Read(request, defaults) : defaults;
        Stream body = RequestBody.Open(request, limits);
        try
        {
            await IntakeAnswer.WriteAsync(context.Response, await TakeAsync(context, body, EventFormat.Of(form), defaults));
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

    private async Task<IntakeResult> TakeAsync(HttpContext context, Stream body, EventFormat format, EventDefaults defaults)
    {
        using BodyWindow window = new(body);
        IEventReader reader = format.Rent(defaults);
        try
        {
            EventIntake intake = new(ingest, $"http:{context.Connection.RemoteIpAddress}", time, context.RequestAborted);
            return await intake.RunAsync(window, format.Splitter(), reader);
        }
        finally
        {
            format.Return(reader);
        }
    }

    private static EventDefaults Defaults(HttpRequest request) => new() { Source = Name(request, "source"), Workflow = Name(request, "workflow") };

    private static string? Name(HttpRequest request, string parameter) =>
        request.Query[parameter] is not [{ } name, ..] ? null
        : EventLimits.Refusal(name) is { } refusal ? throw ApiFault.MalformedQuery($"'{parameter}' {refusal}", "write a plain name, or leave it out")
        : name;
}

using SloWatch.Engine.Live;
using SloWatch.Server.Access;
using SloWatch.Server.Api.Events.Splitting;
using SloWatch.Server.Api.Faults;

namespace SloWatch.Server.Api.Events;

/// <summary>Takes in the body of a request, and answers when everything is durable.</summary>
internal sealed class BodyIntake(IIngest ingest, BodyLimits limits, TimeProvider time)
{
    public TimeProvider Time => time;

    public async Task RunAsync(HttpContext context, IEventSplitter splitter, PieceReading read)
    {
        Stream body = RequestBody.Open(context.Request, limits);
        try
        {
            using BodyWindow window = new(body);
            EventIntake intake = new(ingest, Caller.Of(context), time, context.RequestAborted);
            await IntakeAnswer.WriteAsync(context.Response, await intake.RunAsync(window, splitter, read));
        }
        catch (InvalidDataException damaged)
        {
            throw ApiFault.MalformedBody("the gzip of the body", damaged.Message.TrimEnd('.'), "send it anew");
        }
        finally
        {
            if (!ReferenceEquals(body, context.Request.Body))
            {
                await body.DisposeAsync();
            }
        }
    }
}

using SloWatch.Core.Instances.Packing;
using SloWatch.Engine.Stores;

namespace SloWatch.Server.Api.Faults;

/// <summary>The one place where what went wrong with a request becomes its answer.</summary>
internal sealed partial class FaultFrame(RequestDelegate next, ILogger<FaultFrame> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            await FaultAnswer.WriteAsync(context.Response, Explain(context.Request, failure));
        }
    }

    private ApiFault Explain(HttpRequest request, Exception failure)
    {
        switch (failure)
        {
            case ApiFault fault:
                return fault;
            case BadHttpRequestException bad:
                return Explain(bad);
            case StoreException store:
                StoreFailed(store.Message);
                return ApiFault.StoreFailed(store.Message);
            case DamagedFactsException damage:
                StoreFailed(damage.Message);
                return new(StatusCodes.Status500InternalServerError, "damaged-facts", "What is stored of an instance is damaged.", damage.Message);
            default:
                Bug(failure, request.Method, request.Path);
                return new(StatusCodes.Status500InternalServerError, "bug", "A bug in SloWatch.", $"{failure.GetType().Name}; its log says more: please report it to the people who maintain your SloWatch");
        }
    }

    private static ApiFault Explain(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => ApiFault.TooLarge(bad.Message.TrimEnd('.'), "send it in several requests"),
        StatusCodes.Status408RequestTimeout => new(bad.StatusCode, "too-slow", "The request came too slowly.", "its body did not come in time; send it anew"),
        _ => new(bad.StatusCode, "malformed-request", "The request cannot be read.", $"{bad.Message.TrimEnd('.')}; send it anew"),
    };

    [LoggerMessage(1, LogLevel.Error, "a request failed with the store: {What}")]
    private partial void StoreFailed(string what);

    [LoggerMessage(2, LogLevel.Error, "a bug: {Method} {Path} failed")]
    private partial void Bug(Exception failure, string method, PathString path);
}

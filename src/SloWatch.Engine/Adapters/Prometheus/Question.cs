using System.Net;

namespace SloWatch.Engine.Adapters.Prometheus;

/// <summary>The form that is posted, which knows whether there ever was a connection to post it on.</summary>
internal sealed class Question(IEnumerable<KeyValuePair<string, string>> fields) : FormUrlEncodedContent(fields)
{
    public bool IsOnItsWay { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsOnItsWay = true;
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }
}

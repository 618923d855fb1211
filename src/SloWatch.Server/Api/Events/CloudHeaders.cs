using Microsoft.Extensions.Primitives;
using SloWatch.Engine.Ingest.CloudEvents;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Server.Api.Faults;

namespace SloWatch.Server.Api.Events;

/// <summary>The CloudEvent around an event that is sent in binary form: <c>ce-id</c>, <c>ce-source</c> and so on.</summary>
internal static class CloudHeaders
{
    private static readonly (CloudAttribute Attribute, string Header)[] Headers =
    [
        .. new[] { CloudAttribute.SpecVersion, CloudAttribute.Id, CloudAttribute.Source, CloudAttribute.Type, CloudAttribute.Time, CloudAttribute.Subject }
            .Select(attribute => (attribute, $"ce-{CloudAttributes.NameOf(attribute)}")),
    ];

    public static EventDefaults Read(HttpRequest request, EventDefaults given)
    {
        CloudEnvelope envelope = new();
        foreach ((CloudAttribute attribute, string header) in Headers)
        {
            if (request.Headers.TryGetValue(header, out StringValues value))
            {
                envelope[attribute] = Decode(value.ToString());
            }
        }

        return envelope.Refusal(given, out EventDefaults defaults) is { } reason
            ? throw new ApiFault(StatusCodes.Status400BadRequest, "malformed-headers", "The headers of the CloudEvent cannot be read.", reason)
            : defaults;
    }

    /// <summary>Whatever is not plain ASCII comes percent-encoded.</summary>
    private static string Decode(string value) => value.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(value) : value;
}

using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Ingest.CloudEvents;

/// <summary>The members of a CloudEvent that mean something here; whatever else it has, such as extensions, is passed over.</summary>
public enum CloudAttribute : byte
{
    SpecVersion,
    Id,
    Source,
    Type,
    Time,
    Subject,
    DataContentType,

    /// <summary>The event itself, as JSON.</summary>
    Data,

    /// <summary>The event itself, as the Base64 of JSON.</summary>
    DataBase64,
}

public static class CloudAttributes
{
    /// <summary>In the order of <see cref="CloudAttribute"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["specversion", "id", "source", "type", "time", "subject", "datacontenttype", "data", "data_base64"];

    internal static readonly Utf8Words Words = new(Names);

    public static string NameOf(CloudAttribute attribute) => Names[(int)attribute];
}

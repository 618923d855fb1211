using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Ingest.CloudEvents;

/// <summary>The attributes of one CloudEvent, from JSON or from the headers of a request; used again for the next.</summary>
public sealed class CloudEnvelope
{
    /// <summary>A type that begins so names the kind of an event that does not say it itself: <c>org.slowatch.started</c>.</summary>
    public const string TypePrefix = "org.slowatch.";

    private readonly string?[] texts = new string?[CloudAttributes.Names.Count];

    public string? this[CloudAttribute attribute]
    {
        get => texts[(int)attribute];
        set => texts[(int)attribute] = value;
    }

    public void Clear() => Array.Clear(texts);

    /// <summary>What the event within is given, on top of what the delivery gives; else what is wrong and what to do.</summary>
    public string? Refusal(EventDefaults given, out EventDefaults defaults)
    {
        defaults = given;
        Instant? at = null;
        string? reason = VersionRefusal()
            ?? Missing(CloudAttribute.Id)
            ?? Missing(CloudAttribute.Source)
            ?? Missing(CloudAttribute.Type)
            ?? NameRefusal(CloudAttribute.Id)
            ?? NameRefusal(CloudAttribute.Source)
            ?? NameRefusal(CloudAttribute.Subject)
            ?? ContentTypeRefusal();
        reason ??= TimeRefusal(out at);
        if (reason is null)
        {
            defaults = given with { Source = this[CloudAttribute.Source], Instance = this[CloudAttribute.Subject], Fact = this[CloudAttribute.Id], At = at, Kind = KindOf(this[CloudAttribute.Type]!) };
        }

        return reason;
    }

    /// <summary>Of JSON, whatever it is called.</summary>
    public static bool IsJson(ReadOnlySpan<char> mediaType)
    {
        int end = mediaType.IndexOf(';');
        ReadOnlySpan<char> name = (end < 0 ? mediaType : mediaType[..end]).Trim();
        return name.Equals("application/json", StringComparison.OrdinalIgnoreCase) || name.Equals("text/json", StringComparison.OrdinalIgnoreCase) || name.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    private string? VersionRefusal() => this[CloudAttribute.SpecVersion] switch
    {
        "1.0" => null,
        null => "the CloudEvent lacks 'specversion'; write \"specversion\": \"1.0\"",
        { } other => $"the CloudEvent is of the version '{JsonText.Short(other)}'; send CloudEvents 1.0",
    };

    private string? Missing(CloudAttribute attribute) =>
        string.IsNullOrEmpty(this[attribute]) ? $"the CloudEvent lacks '{CloudAttributes.NameOf(attribute)}'; every CloudEvent has one" : null;

    private string? NameRefusal(CloudAttribute attribute) =>
        this[attribute] is { } text && EventLimits.Refusal(text) is { } refusal
            ? $"the CloudEvent's '{CloudAttributes.NameOf(attribute)}' {refusal}; {(text.Length == 0 ? "leave it out or write it" : "write a shorter, plain one")}"
            : null;

    private string? ContentTypeRefusal() =>
        this[CloudAttribute.DataContentType] is { } type && !IsJson(type)
            ? $"the data of the CloudEvent is '{JsonText.Short(type)}'; send it as application/json"
            : null;

    private string? TimeRefusal(out Instant? at)
    {
        at = null;
        if (this[CloudAttribute.Time] is not { } text)
        {
            return null;
        }

        TimeReading reading = TimeText.Read(text.AsSpan(), out Instant time);
        at = time;
        return reading switch
        {
            TimeReading.Ok => null,
            TimeReading.OutOfRange => $"the CloudEvent's 'time' is '{JsonText.Short(text)}'; write a time of the years {TimeText.FirstYear} to {TimeText.LastYear}",
            _ => $"the CloudEvent's 'time' is '{JsonText.Short(text)}'; write {TimeText.Expected}",
        };
    }

    private static EventKind? KindOf(string type) =>
        type.StartsWith(TypePrefix, StringComparison.Ordinal) ? EventWords.KindOf(type.AsSpan(TypePrefix.Length)) : null;
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Json;

/// <summary>JSON as results: indented, times in RFC 3339 UTC, numbers unrounded, nothing in it that could steer a terminal.</summary>
public static class JsonText
{
    /// <summary>People read it too: quotes and letters of any language stay what they are. It must not be pasted into a page of HTML.</summary>
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Indented = Plain with { Indented = true };

    public static void Write(TextWriter to, Action<Utf8JsonWriter> content) => to.WriteLine(Document(content));

    /// <summary>As it is written, without the line break at its end.</summary>
    public static string Document(Action<Utf8JsonWriter> content) => Of(content, Indented);

    /// <summary>Without line breaks within it.</summary>
    public static string Line(Action<Utf8JsonWriter> content) => Of(content, Plain);

    private static string Of(Action<Utf8JsonWriter> content, JsonWriterOptions options)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, options))
        {
            content(json);
        }

        return SafeText.OfJson(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    /// <summary>Null for the ends of time, which no calendar names.</summary>
    public static void Time(this Utf8JsonWriter json, string name, Instant? instant)
    {
        if (instant is { IsFinite: true } finite)
        {
            json.WriteString(name, finite.ToString());
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void Number(this Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } some)
        {
            json.WriteNumber(name, WithoutZeros(some));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>To the microsecond.</summary>
    public static void Seconds(this Utf8JsonWriter json, string name, TimeSpan? span) =>
        json.Number(name, span is { } some ? (decimal)(some.Ticks / TimeSpan.TicksPerMicrosecond) / 1_000_000 : null);

    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>A division by one with the longest scale drops the zeros at the end.</summary>
    public static decimal WithoutZeros(decimal number) => number / 1.0000000000000000000000000000m;
}

using System.Globalization;
using System.Text.Json;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Server.Api.Faults;

namespace SloWatch.Server.Api.Events.Splitting;

/// <summary>What a body of JSON may be.</summary>
[Flags]
internal enum JsonShapes
{
    One = 1,
    List = 2,
}

/// <summary>The elements of a JSON list, or the one value that is the whole body.</summary>
/// <param name="shapes">What it may be.</param>
/// <param name="remedy">What to send.</param>
internal sealed class JsonSplitter(JsonShapes shapes, string remedy) : IEventSplitter
{
    private JsonReaderState state;
    private bool marked;
    private bool begun;
    private bool inList;
    private bool ended;

    /// <summary>An event that is not whole is looked at again when there is twice as much, not with every packet.</summary>
    private int worthLooking;

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    public bool TryNext(BodyWindow window, out ReadOnlySpan<byte> json)
    {
        json = default;
        if (!window.IsLast && window.Unread.Length < Math.Max(worthLooking, Utf8Mark.Length))
        {
            return false;
        }

        if (!marked && window.Unread.StartsWith(Utf8Mark))
        {
            window.Consume(Utf8Mark.Length);
        }

        marked = true;
        try
        {
            return TryRead(window, out json);
        }
        catch (JsonException broken)
        {
            throw Malformed(window, broken);
        }
    }

    private bool TryRead(BodyWindow window, out ReadOnlySpan<byte> json)
    {
        json = default;
        Utf8JsonReader reader = new(window.Unread, window.IsLast, state);
        if (!reader.Read())
        {
            return Wait(window);
        }

        if (inList ? reader.TokenType == JsonTokenType.EndArray : Begins(reader.TokenType))
        {
            (ended, inList) = (inList, !inList);
            Consume(window, ref reader);
            return TryRead(window, out json);
        }

        int from = (int)reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            return Wait(window);
        }

        json = window.Unread[from..(int)reader.BytesConsumed];
        RequireSmall(json.Length);
        Consume(window, ref reader);
        return true;
    }

    /// <summary>True when the body is a list, whose first token was read.</summary>
    private bool Begins(JsonTokenType first)
    {
        bool isList = first == JsonTokenType.StartArray;
        return begun || shapes.HasFlag(isList ? JsonShapes.List : JsonShapes.One)
            ? isList && !begun
            : throw ApiFault.MalformedBody("line 1", isList ? "the body is a list" : "the body is no list", remedy);
    }

    private void Consume(BodyWindow window, ref Utf8JsonReader reader)
    {
        state = reader.CurrentState;
        window.Consume((int)reader.BytesConsumed);
        (begun, worthLooking) = (true, 0);
    }

    private bool Wait(BodyWindow window)
    {
        worthLooking = ended ? 0 : window.Unread.Length * 2;
        RequireSmall(window.Unread.Length);
        return false;
    }

    /// <summary>Whether all of it is there already or not: the answer must not depend on how the body was sent.</summary>
    private static void RequireSmall(int bytes)
    {
        if (bytes > EventLimits.EventBytes)
        {
            throw ApiFault.TooLarge($"an event has more than {EventLimits.EventBytes} bytes", "shorten its texts, or leave attributes out");
        }
    }

    private ApiFault Malformed(BodyWindow window, JsonException broken)
    {
        if (!begun && window.Unread.Trim(" \t\r\n"u8).IsEmpty)
        {
            return ApiFault.MalformedBody("line 1", "the body is empty", remedy);
        }

        string place = string.Create(CultureInfo.InvariantCulture, $"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}");
        return ApiFault.MalformedBody(place, $"this is no JSON: {broken.Message.Split(". LineNumber:")[0].TrimEnd('.')}", remedy);
    }
}

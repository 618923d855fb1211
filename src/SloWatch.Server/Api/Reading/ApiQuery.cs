using System.Globalization;
using SloWatch.Core.Time;
using SloWatch.Server.Api.Answers;
using SloWatch.Server.Api.Faults;

namespace SloWatch.Server.Api.Reading;

/// <summary>The parameters of a question, read.</summary>
internal readonly struct ApiQuery(HttpRequest request)
{
    private const int UsualLimit = 100;
    private const int MostLimit = 1000;

    public string? Text(string name) => request.Query[name] switch
    {
        [] => null,
        [{ Length: > 0 } one] => one,
        [_] => throw ApiFault.MalformedQuery($"'{name}' is empty", "write it or leave it out"),
        _ => throw ApiFault.MalformedQuery($"'{name}' stands twice", "write it once"),
    };

    /// <summary>Only full dates, as on the command line.</summary>
    public Instant? Moment(string name) => Text(name) switch
    {
        null => null,
        { Length: > 4 } text when text[4] == '-' && text[0] != '0' && Instant.TryParse(text, out Instant moment) => moment,
        { } text => throw ApiFault.MalformedQuery($"'{name}' is '{text}', which is no time", "write one such as 2012-01-15T00:00Z, with a plus of an offset as %2B"),
    };

    public Instant? FullMinute(string name) => Moment(name) switch
    {
        { IsFullMinute: false } moment => throw ApiFault.MalformedQuery($"'{name}' is {moment}, which is no full minute", $"use {moment.FloorToMinute()} or {moment.CeilingToMinute()}"),
        var moment => moment,
    };

    /// <summary>In full minutes.</summary>
    public TimeSpan? Duration(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (!DurationText.TryParse(text, out TimeSpan length))
        {
            (string fault, string remedy) = DurationText.Refusal(text);
            throw ApiFault.MalformedQuery($"'{name}' is '{text}', which {fault}", remedy);
        }

        return length.Ticks % TimeSpan.TicksPerMinute == 0
            ? length
            : throw ApiFault.MalformedQuery($"'{name}' is {text}, which is not a number of full minutes", "write one such as 15m or 30d");
    }

    public int Limit() => Text("limit") switch
    {
        null => UsualLimit,
        { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit is >= 1 and <= MostLimit => limit,
        { } text => throw ApiFault.MalformedQuery($"'limit' is '{text}'", $"write a whole number from 1 to {MostLimit}"),
    };

    public string? Choice(string name, params string[] choices) => Text(name) switch
    {
        null => null,
        { } text when choices.Contains(text) => text,
        { } text => throw ApiFault.MalformedQuery($"'{name}' is '{text}'", $"use one of: {string.Join(", ", choices)}"),
    };

    public MomentCursor Since() => Text("cursor") is not { } text ? MomentCursor.Beginning : MomentCursor.Read(text) ?? throw NoCursor();

    public static ApiFault NoCursor() => ApiFault.MalformedQuery("'cursor' is none that an answer gave", "use the 'next' of an answer as it is, or leave it out to begin anew");
}

using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Server.Api.Events.Splitting;

/// <summary>One event a line. A line that is too long is given cut, one byte beyond what an event may have, so that it is refused; the rest of it is passed over.</summary>
internal sealed class LineSplitter : IEventSplitter
{
    private int searched;
    private bool begun;
    private bool skipping;

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    public bool TryNext(BodyWindow window, out ReadOnlySpan<byte> json)
    {
        while (TryLine(window, out json))
        {
            json = (!begun && json.StartsWith(Utf8Mark) ? json[Utf8Mark.Length..] : json).TrimEnd((byte)'\r');
            begun = true;
            if (!json.Trim(" \t"u8).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private bool TryLine(BodyWindow window, out ReadOnlySpan<byte> line)
    {
        if (skipping && !SkipRest(window))
        {
            line = default;
            return false;
        }

        ReadOnlySpan<byte> unread = window.Unread;
        int found = unread[searched..].IndexOf((byte)'\n');
        int length = found < 0 ? unread.Length : searched + found;
        if (length > EventLimits.EventBytes)
        {
            line = unread[..(EventLimits.EventBytes + 1)];
            skipping = true;
            return Taken(window, line.Length);
        }

        line = unread[..length];
        if (found < 0 && !(window.IsLast && length > 0))
        {
            searched = length;
            return false;
        }

        return Taken(window, length + (found < 0 ? 0 : 1));
    }

    private bool Taken(BodyWindow window, int bytes)
    {
        searched = 0;
        window.Consume(bytes);
        return true;
    }

    /// <summary>False while the end of the line has not come.</summary>
    private bool SkipRest(BodyWindow window)
    {
        int found = window.Unread.IndexOf((byte)'\n');
        skipping = found < 0;
        window.Consume(found < 0 ? window.Unread.Length : found + 1);
        return found >= 0;
    }
}

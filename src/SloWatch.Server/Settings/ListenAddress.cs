using System.Globalization;
using System.Net;

namespace SloWatch.Server.Settings;

/// <summary>An address with its port, as people write it: <c>127.0.0.1:8080</c>, <c>[::1]:8080</c>, <c>localhost:8080</c>.</summary>
public static class ListenAddress
{
    public static IPEndPoint? Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port))
        {
            return null;
        }

        string host = text[..colon];
        return host == "localhost" ? new(IPAddress.Loopback, port)
            : host is ['[', .. { } inner, ']'] ? Of(inner, port, v6: true)
            : Of(host, port, v6: false);
    }

    private static IPEndPoint? Of(string host, ushort port, bool v6) =>
        host.Contains(':', StringComparison.Ordinal) == v6 && (v6 || host.Count(letter => letter == '.') == 3) && IPAddress.TryParse(host, out IPAddress? address) ? new(address, port) : null;
}

using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>How those are called who deliver to the service; what comes from a file has the name of the file.</summary>
public static class Origins
{
    private const string HttpPrefix = "http:";
    private const string TokenPrefix = "token:";
    private const string ReplayPrefix = "replay ";

    public static string Http(string address) => HttpPrefix + address;

    public static string Token(string name) => TokenPrefix + name;

    internal static string Replay(object at) => ReplayPrefix + at;

    internal static bool IsDelivered(Quarantined refused) =>
        refused.Origin.StartsWith(HttpPrefix, StringComparison.Ordinal) || refused.Origin.StartsWith(TokenPrefix, StringComparison.Ordinal) || refused.Origin.StartsWith(ReplayPrefix, StringComparison.Ordinal);
}

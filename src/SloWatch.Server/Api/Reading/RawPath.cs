using Microsoft.AspNetCore.Http.Features;

namespace SloWatch.Server.Api.Reading;

/// <summary>Names in the path as they were meant. Decoded by routing, a name with a slash and one with a percent sign would look alike.</summary>
internal static class RawPath
{
    /// <summary>The parts behind so many segments, decoded; the last keeps slashes that were not encoded.</summary>
    public static string[] Parts(HttpContext context, int segments, int parts)
    {
        string target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        int end = target.IndexOf('?', StringComparison.Ordinal);
        string path = end < 0 ? target : target[..end];
        return [.. path.TrimStart('/').Split('/', segments + parts).Skip(segments).Select(Uri.UnescapeDataString)];
    }
}

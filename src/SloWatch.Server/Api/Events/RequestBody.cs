using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using SloWatch.Server.Api.Faults;

namespace SloWatch.Server.Api.Events;

/// <summary>The body of a request as it is read, unpacked where it is compressed.</summary>
internal static class RequestBody
{
    /// <summary>The server itself holds back what is longer than allowed as it comes.</summary>
    public static Stream Open(HttpRequest request, BodyLimits limits)
    {
        StringValues encoding = request.Headers.ContentEncoding;
        return encoding.Count == 0 || Is(encoding, "identity") ? request.Body
            : Is(encoding, "gzip") || Is(encoding, "x-gzip") ? new BoundedStream(new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true), limits.UnpackedBytes)
            : throw new ApiFault(StatusCodes.Status415UnsupportedMediaType, "unknown-encoding", "The body is compressed in a way that is not known.", $"the Content-Encoding '{encoding}' is not read; send it as gzip, or as it is")
            {
                Headers = [("Accept-Encoding", "gzip")],
            };
    }

    private static bool Is(StringValues encoding, string known) => encoding.Count == 1 && string.Equals(encoding[0], known, StringComparison.OrdinalIgnoreCase);
}

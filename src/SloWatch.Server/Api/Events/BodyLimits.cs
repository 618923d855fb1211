namespace SloWatch.Server.Api.Events;

/// <summary>How large the body of a request may be.</summary>
/// <param name="Bytes">As it comes.</param>
/// <param name="UnpackedBytes">Of a compressed one, when it is unpacked.</param>
internal sealed record BodyLimits(long Bytes, long UnpackedBytes)
{
    public static readonly BodyLimits Default = new(10 << 20, 50 << 20);
}

using SloWatch.Core.Time;

namespace SloWatch.Cli.Printing;

/// <summary>How far the sources of a workflow are known.</summary>
internal static class CompletenessText
{
    public static string Of(Instant upTo, TimeText times) =>
        upTo == Instant.Ever ? "its sources are complete" : upTo == Instant.Never ? "its sources are not complete" : $"complete up to {times.Of(upTo)}";
}

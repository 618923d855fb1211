using SloWatch.Core.Instances.Judging;

namespace SloWatch.Cli.Printing;

/// <summary>How a life ended: <c>completed, result shipped, by user</c>.</summary>
internal static class EndText
{
    public static string Of(Closing closing)
    {
        string?[] parts =
        [
            closing.Assumed ? "the next life began" : EnumText.Of(closing.Outcome),
            closing.Result is { } result ? $"result {result}" : null,
            closing.By is { } by ? $"by {by}" : null,
            closing.Error is { } error ? $"error {error}" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }
}

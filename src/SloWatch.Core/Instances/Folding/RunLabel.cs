using System.Buffers;

namespace SloWatch.Core.Instances.Folding;

/// <summary>
/// How a run that its source names stands in the name of a unit, `step:NAME/label#life`: as it is, but for what would make it look like
/// another unit, which is written as in a URL.
/// </summary>
internal static class RunLabel
{
    private static readonly SearchValues<char> Telling = SearchValues.Create("/#%");

    public static string Of(string run)
    {
        if (!run.StartsWith('~') && !run.AsSpan().ContainsAny(Telling))
        {
            return run;
        }

        string safe = run.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal);
        return safe.StartsWith('~') ? $"%7E{safe.AsSpan(1)}" : safe;
    }
}
